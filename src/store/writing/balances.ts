import type { JournalEntry } from '../../domain/ledger/entry.ts'
import { column, Table, type Writes } from './set-based.ts'

interface Balance {
  readonly account: string
  readonly currency: string
  readonly date: string
  debit: bigint
  credit: bigint
  postings: bigint
}

const AMOUNTS = [
  column('debit', 'bigint', (it: Balance) => it.debit),
  column('credit', 'bigint', (it: Balance) => it.credit),
  column('postings', 'bigint', (it: Balance) => it.postings),
]
const keyed = (date: string) => [
  column('account', 'text', (it: Balance) => it.account),
  column('currency', 'text', (it: Balance) => it.currency),
  column(date, 'date', (it: Balance) => it.date),
  ...AMOUNTS,
]
const added = (table: string, date: string): string =>
  `on conflict (org_id, account, currency, ${date}) do update set ${AMOUNTS.map(
    ({ name }) => `${name} = ${table}.${name} + excluded.${name}`,
  ).join(', ')}`
const DAY = new Table('balance_day', keyed('date'), added('balance_day', 'date'))
const MONTH = new Table('balance_month', keyed('month'), added('balance_month', 'month'))

/**
 * Adds what entries post to the balances kept for each account, currency and day, and month. They are summed here first
 * and written in the order of their keys, so that the same rows are always taken in the same order.
 */
export function addToBalances(writes: Writes, entries: readonly JournalEntry[]): void {
  writes.insert(
    DAY,
    summed(entries, (date) => date),
  )
  writes.insert(
    MONTH,
    summed(entries, (date) => `${date.slice(0, 8)}01`),
  )
}

function summed(entries: readonly JournalEntry[], of: (date: string) => string): Balance[] {
  const sums = new Map<string, Balance>()
  for (const { currency, date, postings } of entries) {
    for (const { account, amount } of postings) {
      const key = `${account} ${currency} ${of(date)}`
      const sum = sums.get(key) ?? { account, currency, date: of(date), debit: 0n, credit: 0n, postings: 0n }
      sums.set(key, sum)
      if (amount > 0n) sum.debit += amount
      else sum.credit -= amount
      sum.postings += 1n
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
