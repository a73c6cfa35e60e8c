import { type RawBuilder, sql } from 'kysely'
import type { AccountBalance } from '../../domain/ledger/account.ts'
import type { Span } from '../../domain/ledger/span.ts'
import { addDays } from '../../kernel/date.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { type BalancesAsked, firstEarnings, trialBalance } from './reports.ts'

/** Which movements: in one currency or all, as the books know them now or knew them at an instant. */
export type MovementsAsked = Omit<BalancesAsked, 'asOf'>

/** Of entry `e`: whether it closes a year or takes that back. A few for each fiscal year, found by their own index. */
export const closesYear = sql<boolean>`e.kind in ('year_close', 'year_close_reversal')`

/** Closing entries and their reversals in a span, by id. */
export const closingEntries = (orgId: string, { from, to }: Span): RawBuilder<{ id: string }> => sql<{
  id: string
}>`
  select e.id from journal_entry e where e.org_id = ${orgId} and ${closesYear}
    and e.date between ${from}::date and ${to}::date`

/** What closing entries and their reversals post in a span. */
export function closingsIn(
  tx: Tx,
  orgId: string,
  { from, to }: Span,
  { currency, knownAt }: MovementsAsked = {},
): Promise<AccountBalance[]> {
  return tx.all(sql<AccountBalance>`
    select a.code as account, a.name as "accountName", a.type, p.currency, sum(p.amount)::bigint as balance
    from journal_entry e
    join posting p on p.org_id = e.org_id and p.entry_id = e.id
    join account a on a.org_id = p.org_id and a.code = p.account
    where e.org_id = ${orgId} and ${closesYear}
      and e.date between ${from}::date and ${to}::date
      and ${all(
        when(currency, (code) => sql`e.currency = ${code}`),
        when(knownAt, (instant) => sql`e.recorded_at <= ${instant}::timestamptz`),
      )}
    group by a.code, a.name, a.type, p.currency having sum(p.amount) <> 0`)
}

/** What each account moved in a span, closing entries left out: debits less credits, minor units. */
export async function movedInSpan(tx: Tx, orgId: string, span: Span): Promise<AccountBalance[]> {
  const [before, after, closings] = await Promise.all([
    trialBalance(tx, orgId, { asOf: addDays(span.from, -1) }),
    trialBalance(tx, orgId, { asOf: span.to }),
    closingsIn(tx, orgId, span),
  ])
  const signed = (sign: bigint, held: readonly AccountBalance[]) => held.map((one) => [sign, one] as const)
  const moved = summed([...signed(1n, after), ...signed(-1n, before), ...signed(-1n, closings)])
  return moved.filter(({ balance }) => balance !== 0n)
}

/**
 * The day from which on what is earned makes up the current earnings at the end of a day: the day after the last year end
 * before which all is closed by then, else the first of the month of the first earnings. Null where the days since none
 * of these come to them: nothing was earned that was not closed, or a part of some year was.
 */
export async function earningsFrom(
  tx: Tx,
  orgId: string,
  asOf: string,
  knownAt?: string,
): Promise<string | null> {
  const closed = await tx.all(sql<{ next: string }>`
    select distinct (ends_on + 1)::date as next from year_close
    where org_id = ${orgId} and ends_on < ${asOf}::date order by 1 desc`)
  const first = await firstEarnings(tx, orgId, knownAt)
  const days = [...closed.map(({ next }) => next), ...(first !== null && first <= asOf ? [first] : [])]
  for (const from of days) if (await isClosedBefore(tx, orgId, { from, to: asOf }, knownAt)) return from
  return null
}

/** Whether the accounts of earnings held nothing before a span that was not closed by its end, and nothing of it was. */
async function isClosedBefore(
  tx: Tx,
  orgId: string,
  { from, to }: Span,
  knownAt: string | undefined,
): Promise<boolean> {
  const [before, closings] = await Promise.all([
    trialBalance(tx, orgId, { asOf: addDays(from, -1), knownAt }),
    closingsIn(tx, orgId, { from, to }, { knownAt }),
  ])
  return summed([...before, ...closings].map((held) => [1n, held])).every(
    ({ type, balance }) => balance === 0n || (type !== 'revenue' && type !== 'expense'),
  )
}

/** Balances of an account in a currency together, each with its sign. */
function summed(held: readonly (readonly [sign: bigint, held: AccountBalance])[]): AccountBalance[] {
  const sums = new Map<string, AccountBalance>()
  for (const [sign, one] of held) {
    const key = `${one.currency} ${one.account}`
    sums.set(key, { ...one, balance: (sums.get(key)?.balance ?? 0n) + sign * one.balance })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}
