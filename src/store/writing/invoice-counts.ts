import { balanceOf, type Invoice } from '../../domain/invoice/invoice.ts'
import { standingOf } from '../../domain/status/standing.ts'
import type { Moved } from './receivable-days.ts'
import { column, Table, type Writes } from './set-based.ts'

/** Amounts are minor units; a credit note comes to less than nothing, and nothing is open on it. */
interface Count {
  readonly standing: number
  readonly currency: string
  readonly dueOn: string
  documents: bigint
  open: bigint
  total: bigint
}

const COUNT = new Table(
  'invoice_count',
  [
    column('standing', 'int', (it: Count) => it.standing),
    column('currency', 'text', (it: Count) => it.currency),
    column('due_on', 'date', (it: Count) => it.dueOn),
    column('documents', 'bigint', (it: Count) => it.documents),
    column('open', 'bigint', (it: Count) => it.open),
    column('total', 'bigint', (it: Count) => it.total),
  ],
  `on conflict (org_id, standing, currency, due_on) do update set documents = invoice_count.documents + excluded.documents,
    open = invoice_count.open + excluded.open, total = invoice_count.total + excluded.total`,
)

/** Keeps how many documents stand where, and what they come to, in step with those that moved. */
export function moveCounts(writes: Writes, moved: readonly Moved[]): void {
  const counts = new Map<string, Count>()
  const add = (invoice: Invoice | null, sign: 1n | -1n): void => {
    if (!invoice) return
    const { currency, dueOn, kind, stage, total } = invoice
    const standing = standingOf(invoice)
    const key = `${standing} ${currency} ${dueOn}`
    const count = counts.get(key) ?? { standing, currency, dueOn, documents: 0n, open: 0n, total: 0n }
    counts.set(key, count)
    const isCredit = kind === 'credit_note'
    count.documents += sign
    count.total += isCredit ? -sign * total : sign * total
    if (!isCredit && (stage === 'draft' || stage === 'posted')) count.open += sign * balanceOf(invoice)
  }
  for (const { before, after } of moved) {
    add(before, -1n)
    add(after, 1n)
  }
  const changed = [...counts].filter(
    ([, { documents, open, total }]) => documents !== 0n || open !== 0n || total !== 0n,
  )
  writes.insert(
    COUNT,
    changed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count),
  )
}
