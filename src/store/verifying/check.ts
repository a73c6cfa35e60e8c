import { type RawBuilder, sql } from 'kysely'

/** A statement about the books that must hold. */
export interface Statement {
  readonly code: string
  /** The rule of the product it keeps; null where it is about our own keeping. */
  readonly rule: number | null
  readonly says: string
}

/** Statements about the same rows, which are read once for all of them, and the query that names what offends each. */
export interface Check {
  readonly statements: readonly Statement[]
  /** Answers at most one row: under the code of each statement the first that offends it, in words; null where it holds. */
  readonly offenders: (orgId: string) => RawBuilder<Readonly<Record<string, string | null>>>
}

/** One statement, and the query that answers the first `offender`, if there is any. */
export const check = (
  code: string,
  rule: number | null,
  says: string,
  offender: (orgId: string) => RawBuilder<unknown>,
): Check => ({
  statements: [{ code, rule, says }],
  offenders: (org) => sql`select o.offender as ${sql.ref(code)} from (${offender(org)}) o`,
})

/** Allocations that were not undone. */
export const standingAllocations = (org: string): RawBuilder<unknown> => sql`
  select a.* from allocation a where a.org_id = ${org}
    and not exists (select from allocation_undo u where u.org_id = a.org_id and u.allocation_id = a.id)`

/** The codes of the accounts in a role, as one array: an account of a row is looked for in it, and nothing joined. */
export const accountsIn = (org: string, role: string): RawBuilder<unknown> => sql`
  array(select a.code from account a where a.org_id = ${org} and a.role = ${role})`

/** What an account in a role holds, of each currency: `currency`, `amount`. Kept for each day, and proven before. */
export const heldIn = (org: string, role: string): RawBuilder<unknown> => sql`
  select b.currency, sum(b.debit - b.credit) as amount from balance_day b
  join account a on a.org_id = b.org_id and a.code = b.account and a.role = ${role}
  where b.org_id = ${org} group by 1`

/** How a document is called in a sentence. */
export const NAMED = sql`coalesce(i.number, 'document ' || i.id::text)`
