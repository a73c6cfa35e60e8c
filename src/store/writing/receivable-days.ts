import { dueParts } from '../../domain/invoice/instalments.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import { column, Table, type Writes } from './set-based.ts'

/** A document before and after an act; null when there was none before. */
export interface Moved {
  readonly before: Invoice | null
  readonly after: Invoice
}

interface Due {
  readonly currency: string
  readonly dueOn: string
  readonly stage: 'draft' | 'final'
  amount: bigint
  items: bigint
}

const COLUMNS = [
  column('currency', 'text', (it: Due) => it.currency),
  column('due_on', 'date', (it: Due) => it.dueOn),
  column('stage', 'text', (it: Due) => it.stage),
  column('amount', 'bigint', (it: Due) => it.amount),
  column('items', 'bigint', (it: Due) => it.items),
]
const DUE = new Table(
  'receivable_day',
  COLUMNS,
  `on conflict (org_id, currency, due_on, stage) do update
    set amount = receivable_day.amount + excluded.amount, items = receivable_day.items + excluded.items`,
)

/** Keeps how much falls due on each day, drafts apart, in step with the receivables of documents that moved (rule 19); instalments each on its own day. */
export function moveReceivables(writes: Writes, moved: readonly Moved[]): void {
  const sums = new Map<string, Due>()
  const add = (invoice: Invoice | null, sign: 1n | -1n): void => {
    if (!invoice || invoice.receivable === 0n) return
    const stage = invoice.stage === 'draft' ? 'draft' : 'final'
    const { currency } = invoice
    for (const { dueOn, amount } of dueParts(invoice, invoice.receivable)) {
      const key = `${currency} ${dueOn} ${stage}`
      const sum = sums.get(key) ?? { currency, dueOn, stage, amount: 0n, items: 0n }
      sums.set(key, sum)
      sum.amount += sign * amount
      sum.items += sign
    }
  }
  for (const { before, after } of moved) {
    add(before, -1n)
    add(after, 1n)
  }
  const changed = [...sums].filter(([, sum]) => sum.amount !== 0n || sum.items !== 0n)
  const rows = changed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
  writes.insert(DUE, rows)
}
