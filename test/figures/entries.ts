import { expect } from 'vitest'
import type { FigureEntries } from '../../src/contract/figure-entries.ts'

/** Reads the entries behind a figure to their end; what they come to, which is what their first page says. */
export async function cameTo(read: (cursor?: string) => Promise<FigureEntries>): Promise<number> {
  const first = await read()
  const items = [...first.items]
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await read(cursor)
    items.push(...page.items)
    cursor = page.nextCursor
  }
  expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(first.total)
  return first.total
}

export interface Figures {
  readonly amount: number
  readonly compared: number | null
  readonly difference: number | null
}

/** That rows come to their total, beside each other too. */
export function addsUp(rows: readonly Figures[], total: Figures): void {
  const sum = (pick: (row: Figures) => number): number => rows.reduce((all, row) => all + pick(row), 0)
  expect(total.amount).toBe(sum(({ amount }) => amount))
  expect(total.compared).toBe(sum(({ compared }) => compared!))
  for (const { amount, compared, difference } of [...rows, total]) expect(difference).toBe(amount - compared!)
}
