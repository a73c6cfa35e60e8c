import { sql } from 'kysely'
import type { AccountBalance, AccountType } from '../../domain/ledger/account.ts'
import { Rates } from '../../domain/ledger/exchange-rate.ts'
import type { BaseAsked, DayMovement } from '../../domain/ledger/in-base.ts'
import type { Span } from '../../domain/ledger/span.ts'
import { assert } from '../../kernel/assert.ts'
import type { Tx } from '../engine/transaction.ts'
import { ratesInto } from '../exchange-rates.ts'
import { all, when } from './conditions.ts'
import { recordedLater } from './known-at.ts'
import { closesYear } from './movements.ts'
import { trialBalance } from './reports.ts'

/** The currency an organization keeps its books in. */
export async function ownCurrency(tx: Tx, orgId: string): Promise<string> {
  const row = await tx.first(
    sql<{ currency: string }>`select currency from organization where org_id = ${orgId}`,
  )
  assert(row, `there is no organization ${orgId}`)
  return row.currency
}

/** The rates into the own currency, as the books know them now or knew them at an instant. */
export async function ownRates(tx: Tx, orgId: string, knownAt?: string): Promise<Rates> {
  const base = await ownCurrency(tx, orgId)
  return new Rates(base, await ratesInto(tx, orgId, base, knownAt))
}

/** What is needed to tell the balances of a day in the own currency. */
export async function heldForBase(
  tx: Tx,
  orgId: string,
  rates: Rates,
  { asOf, knownAt }: { readonly asOf: string; readonly knownAt?: string | undefined },
): Promise<BaseAsked> {
  const [held, moved, closed, retained, reserve] = await Promise.all([
    trialBalance(tx, orgId, { asOf, knownAt }),
    movedByDay(tx, orgId, ['revenue', 'expense', 'equity'], { from: '0001-01-01', to: asOf }, knownAt),
    closedYears(tx, orgId, asOf, knownAt),
    tx.first(sql<Pick<AccountBalance, 'account' | 'accountName'>>`
      select code as account, name as "accountName" from account
      where org_id = ${orgId} and role = 'retained_earnings'`),
    tx.first(sql<{ code: string }>`
      select code from account where org_id = ${orgId} and role = 'exchange_difference'`),
  ])
  assert(retained, 'there is no account of retained earnings')
  assert(reserve, 'there is no account of exchange difference')
  return { asOf, held, moved, closed, retained, reserve: reserve.code, rates }
}

/** What accounts of some types moved on each day of a span, closing entries left out. */
export function movedByDay(
  tx: Tx,
  orgId: string,
  types: readonly AccountType[],
  { from, to }: Span,
  knownAt?: string,
): Promise<DayMovement[]> {
  const unknown = when(
    knownAt,
    (instant) => sql`
      union all
      select account, currency, date, -amount from ${recordedLater(orgId, instant)} later
      where date between ${from}::date and ${to}::date`,
  )
  return tx.all(sql<DayMovement>`
    select a.code as account, a.name as "accountName", a.type, m.currency, m.date as day, sum(m.amount)::bigint as balance
    from (
      select account, currency, date, debit - credit as amount from balance_day
      where org_id = ${orgId} and date between ${from}::date and ${to}::date
      union all
      select p.account, p.currency, p.date, -p.amount from journal_entry e
      join posting p on p.org_id = e.org_id and p.entry_id = e.id
      where e.org_id = ${orgId} and ${closesYear}
        and e.date between ${from}::date and ${to}::date
        and ${all(when(knownAt, (instant) => sql`e.recorded_at <= ${instant}::timestamptz`))}
      ${unknown ?? sql``}
    ) m join account a on a.org_id = ${orgId} and a.code = m.account and a.type = any (${types}::text[])
    group by a.code, a.name, a.type, m.currency, m.date having sum(m.amount) <> 0
    order by m.date, a.code, m.currency`)
}

/** The years whose close stands at the end of a day, with the days they had. */
function closedYears(tx: Tx, orgId: string, asOf: string, knownAt: string | undefined): Promise<Span[]> {
  const isKnown = (entry: 'e' | 'r') =>
    all(
      sql`${sql.ref(entry)}.date <= ${asOf}::date`,
      when(knownAt, (instant) => sql`${sql.ref(entry)}.recorded_at <= ${instant}::timestamptz`),
    )
  return tx.all(sql<Span>`
    select y.starts_on as "from", y.ends_on as "to" from year_close y
    where y.org_id = ${orgId} and exists (
      select from journal_entry e
      where e.org_id = y.org_id and e.document_id = y.id and e.reverses is null and ${isKnown('e')}
        and not exists (select from journal_entry r
          where r.org_id = e.org_id and r.reverses = e.id and ${isKnown('r')}))`)
}
