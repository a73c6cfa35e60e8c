import type { Invoice } from '../../domain/invoice/invoice.ts'
import { standingOf } from '../../domain/status/standing.ts'
import type { Moved } from './receivable-days.ts'
import { column, Table, type Writes } from './set-based.ts'

interface Count {
  readonly standing: number
  readonly dueOn: string
  documents: bigint
}

const COUNT = new Table(
  'invoice_count',
  [
    column('standing', 'int', (it: Count) => it.standing),
    column('due_on', 'date', (it: Count) => it.dueOn),
    column('documents', 'bigint', (it: Count) => it.documents),
  ],
  `on conflict (org_id, standing, due_on) do update set documents = invoice_count.documents + excluded.documents`,
)

/** Keeps how many documents stand where in step with those that moved. */
export function moveCounts(writes: Writes, moved: readonly Moved[]): void {
  const counts = new Map<string, Count>()
  const add = (invoice: Invoice | null, sign: 1n | -1n): void => {
    if (!invoice) return
    const standing = standingOf(invoice)
    const key = `${standing} ${invoice.dueOn}`
    const count = counts.get(key) ?? { standing, dueOn: invoice.dueOn, documents: 0n }
    counts.set(key, count)
    count.documents += sign
  }
  for (const { before, after } of moved) {
    add(before, -1n)
    add(after, 1n)
  }
  const changed = [...counts].filter(([, { documents }]) => documents !== 0n)
  writes.insert(
    COUNT,
    changed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count),
  )
}
