import { type RawBuilder, sql } from 'kysely'
import type { TaxTold } from '../../domain/ledger/tax-liability.ts'
import type { Span } from '../../domain/ledger/span.ts'
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
  { currency, knownAt }: MovementsAsked,
): Promise<TaxTold[]> {
  const inCurrency = all(when(currency, (code) => sql`currency = ${code}`))
  const unknown = when(
    knownAt,
    (instant) => sql`
      union all
      select e.currency, g.category, g.rate, -g.base, -g.tax from journal_entry e cross join lateral ${GROUPS}
      where e.org_id = ${orgId} and e.recorded_at > ${instant}::timestamptz
        and e.date between ${from}::date and ${to}::date and ${inCurrency}`,
  )
  const rows = await tx.all(sql<Omit<TaxTold, 'rate'> & { rate: string }>`
    select currency, category, rate::text, sum(base)::bigint as base, sum(tax)::bigint as tax from (
      select currency, category, rate, base, tax from tax_day
      where org_id = ${orgId} and date between ${from}::date and ${to}::date and ${inCurrency}
      ${unknown ?? sql``}
    ) told group by currency, category, told.rate having sum(base) <> 0 or sum(tax) <> 0`)
  return rows.map((row) => ({ ...row, rate: decimal(row.rate) }))
}

/** What an entry `e` says of tax, group by group. */
const GROUPS: RawBuilder<unknown> = sql`jsonb_to_recordset(e.taxes) as g (category text, rate numeric, base bigint, tax bigint)`

/** What a rate is asked for by: `S:19`. */
const KEY = sql`g.category || ':' || trim_scale(g.rate)::text`

/**
 * What each entry of a span says of tax, or of what is taxed, by rate. With the tax comes what of its postings to Tax
 * payable no rate explains, as `other`; together it is what the entry moved the account by.
 */
export function taxShares(
  orgId: string,
  { from, to }: Span,
  of: 'tax' | 'base',
  knownAt?: string,
): EntryShares {
  const asked = sql`e.org_id = ${orgId} and e.date between ${from}::date and ${to}::date
    and ${isKnown(knownAt)}`
  const rated = (amount: RawBuilder<unknown>, key: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    select e.id as entry_id, e.currency, ${key} as key, ${amount} as amount
    from journal_entry e cross join lateral ${GROUPS}
    where ${asked}`
  if (of === 'base') return sql`${rated(sql`g.base`, KEY)}`
  return sql`
    ${rated(sql`g.tax`, KEY)}
    union all ${rated(sql`-g.tax`, sql`'other'`)}
    union all
    select e.id, e.currency, 'other', -p.amount
    from posting p
    join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'tax_payable'
    join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
    where p.org_id = ${orgId} and p.date between ${from}::date and ${to}::date and ${asked}`
}
