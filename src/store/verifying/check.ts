import { type RawBuilder, sql } from 'kysely'

/** A statement about the books that must hold, and the query that names the first of those for which it does not. */
export interface Check {
  readonly code: string
  /** The rule of the product it keeps; null where it is about our own keeping. */
  readonly rule: number | null
  readonly says: string
  /** Answers at most one row: what offends, in words. */
  readonly offender: (orgId: string) => RawBuilder<{ offender: string }>
}

export const check = (
  code: string,
  rule: number | null,
  says: string,
  offender: Check['offender'],
): Check => ({
  code,
  rule,
  says,
  offender,
})

/** Allocations that were not undone. */
export const standingAllocations = (org: string): RawBuilder<unknown> => sql`
  select a.* from allocation a where a.org_id = ${org}
    and not exists (select from allocation_undo u where u.org_id = a.org_id and u.allocation_id = a.id)`

/** How a document is called in a sentence. */
export const NAMED = sql`coalesce(i.number, 'document ' || i.id::text)`
