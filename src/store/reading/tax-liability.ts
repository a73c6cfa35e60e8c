import { type RawBuilder, sql } from 'kysely'
import type { TaxTold } from '../../domain/ledger/tax-liability.ts'
import type { Span } from '../../domain/ledger/span.ts'
import { inJurisdiction } from '../../domain/invoice/tax-terms.ts'
import { decimal } from '../../kernel/decimal.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import type { EntryShares } from './entry-shares.ts'
import { isKnown } from './known-at.ts'
import type { MovementsAsked } from './movements.ts'

/** The codes of the accounts that tax is owed on. */
export async function taxPayableAccounts(tx: Tx, orgId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.all(
    sql<{ code: string }>`select a.code from account a where a.org_id = ${orgId} and a.role = 'tax_payable'`,
  )
  return new Set(rows.map(({ code }) => code))
}

/**
 * What the entries of a span say of tax, from what is kept for each day; less what was recorded after `knownAt`. It costs
 * as many rows as there are days with rates in the span, whatever the number of entries.
 */
export async function taxTold(
  tx: Tx,
  orgId: string,
  { from, to }: Span,
  {
    currency,
    jurisdiction,
    knownAt,
  }: MovementsAsked & {
    /** Only this one's. */
    readonly jurisdiction?: string | undefined
  },
): Promise<TaxTold[]> {
  const inCurrency = all(when(currency, (code) => sql`currency = ${code}`))
  const unknown = when(
    knownAt,
    (instant) => sql`
      union all
      select e.currency, g.category, g.rate, coalesce(g.jurisdiction, ''), -g.base, -g.tax from journal_entry e cross join lateral ${GROUPS}
      where e.org_id = ${orgId} and e.recorded_at > ${instant}::timestamptz
        and e.date between ${from}::date and ${to}::date and ${inCurrency}`,
  )
  const rows = await tx.all(sql<
    Omit<TaxTold, 'rate' | 'jurisdiction'> & { rate: string; jurisdiction: string | null }
  >`
    select currency, category, rate::text, nullif(jurisdiction, '') as jurisdiction, sum(base)::bigint as base, sum(tax)::bigint as tax from (
      select currency, category, rate, jurisdiction, base, tax from tax_day
      where org_id = ${orgId} and date between ${from}::date and ${to}::date and ${inCurrency}
      ${unknown ?? sql``}
    ) told where ${all(when(jurisdiction, (code) => sql`jurisdiction = ${code}`))}
    group by currency, category, told.rate, told.jurisdiction having sum(base) <> 0 or sum(tax) <> 0`)
  return rows.map(({ jurisdiction, ...row }) => ({
    ...row,
    rate: decimal(row.rate),
    ...inJurisdiction(jurisdiction),
  }))
}

/** What an entry `e` says of tax, group by group. */
const GROUPS: RawBuilder<unknown> = sql`jsonb_to_recordset(e.taxes) as g (category text, rate numeric, jurisdiction text, base bigint, tax bigint)`

/** What a rate is asked for by: `S:19`, and of a jurisdiction `S:6.25:US-IL`; or the jurisdiction by itself. */
const KEYS = {
  rate: sql`concat_ws(':', g.category, trim_scale(g.rate)::text, g.jurisdiction)`,
  jurisdiction: sql`coalesce(g.jurisdiction, '')`,
}

/**
 * What each entry of a span says of tax, or of what is taxed, by rate or jurisdiction. With the tax comes what of its postings to Tax
 * payable no rate explains, as `other`; together it is what the entry moved the account by.
 */
export function taxShares(
  orgId: string,
  { from, to }: Span,
  {
    of,
    by,
    knownAt,
  }: {
    readonly of: 'tax' | 'base'
    readonly by: keyof typeof KEYS
    readonly knownAt?: string | undefined
  },
): EntryShares {
  const asked = sql`e.org_id = ${orgId} and e.date between ${from}::date and ${to}::date
    and ${isKnown(knownAt)}`
  const rated = (amount: RawBuilder<unknown>, key: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    select e.id as entry_id, e.currency, ${key} as key, ${amount} as amount
    from journal_entry e cross join lateral ${GROUPS}
    where ${asked}`
  if (of === 'base') return sql`${rated(sql`g.base`, KEYS[by])}`
  return sql`
    ${rated(sql`g.tax`, KEYS[by])}
    union all ${rated(sql`-g.tax`, sql`'other'`)}
    union all
    select e.id, e.currency, 'other', -p.amount
    from posting p
    join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'tax_payable'
    join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
    where p.org_id = ${orgId} and p.date between ${from}::date and ${to}::date and ${asked}`
}
