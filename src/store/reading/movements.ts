import { type RawBuilder, sql } from 'kysely'
import type { AccountBalance } from '../../domain/ledger/account.ts'
import type { Span } from '../../domain/ledger/span.ts'
import { addDays } from '../../kernel/date.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { type BalancesAsked, firstEarnings, trialBalance } from './reports.ts'

/** Which movements: in one currency or all, as the books know them now or knew them at an instant. */
export type MovementsAsked = Omit<BalancesAsked, 'asOf'>

/** What closing entries and their reversals post in a span: a few for each fiscal year, found by their own index. */
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
    where e.org_id = ${orgId} and e.kind in ('year_close', 'year_close_reversal')
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
  const sums = new Map<string, AccountBalance>()
  const add = (held: readonly AccountBalance[], sign: bigint): void => {
    for (const one of held) {
      const key = `${one.currency} ${one.account}`
      sums.set(key, { ...one, balance: (sums.get(key)?.balance ?? 0n) + sign * one.balance })
    }
  }
  add(after, 1n)
  add(before, -1n)
  add(closings, -1n)
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
    .filter(({ balance }) => balance !== 0n)
}

/**
 * The day from which on what is earned makes up the current earnings at the end of a day: the day after the last year
 * that was closed by then, if that left nothing on the accounts; else the first of the month of the first earnings.
 * Null when nothing was ever earned.
 */
export async function earningsFrom(
  tx: Tx,
  orgId: string,
  asOf: string,
  knownAt?: string,
): Promise<string | null> {
  const isKnown = (recordedAt: RawBuilder<unknown>): RawBuilder<unknown> =>
    all(when(knownAt, (instant) => sql`${recordedAt} <= ${instant}::timestamptz`))
  const closed = await tx.first(sql<{ endsOn: string | null }>`
    select max(y.ends_on) as "endsOn" from year_close y
    join journal_entry e on e.org_id = y.org_id and e.document_id = y.id and e.date <= ${asOf}::date
    where y.org_id = ${orgId} and y.ends_on <= ${asOf}::date and e.date = y.ends_on and e.reverses is null
      and ${isKnown(sql`e.recorded_at`)}
      and not exists (select from journal_entry r
        where r.org_id = e.org_id and r.reverses = e.id and ${isKnown(sql`r.recorded_at`)})`)
  if (closed?.endsOn) {
    const held = await trialBalance(tx, orgId, { asOf: closed.endsOn, knownAt })
    const isEmpty = held.every(({ type }) => type !== 'revenue' && type !== 'expense')
    if (isEmpty) return addDays(closed.endsOn, 1)
  }
  return firstEarnings(tx, orgId, knownAt)
}
