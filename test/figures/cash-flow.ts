import { expect } from 'vitest'
import { dayBefore, type ReadBooks } from './books.ts'
import { addsUp, cameTo } from './entries.ts'

/** Each line and the net change; what was there before and after is the cash accounts. */
export async function walkCashFlow(books: ReadBooks): Promise<number> {
  let figures = 0
  for (const [from, to] of [books.days.slice(0, 2), books.days.slice(1)] as [string, string][]) {
    const told = await books.client.get('/v1/reports/cash-flow', { query: { from, to, compare: 'year' } })
    const beside = told.comparedWith!
    for (const { currency, opening, rows, net, closing } of told.currencies) {
      const open = (span: { from: string; to: string }, line?: string): Promise<number> =>
        cameTo((cursor) =>
          books.client.get('/v1/reports/cash-flow/entries', {
            query: { ...span, currency, limit: '200', ...(line && { line }), ...(cursor && { cursor }) },
          }),
        )
      for (const row of rows) {
        expect(await open({ from, to }, row.key), row.key).toBe(row.amount)
        expect(await open(beside, row.key), `${row.key} compared`).toBe(row.compared)
      }
      addsUp(rows, net)
      expect(await open({ from, to })).toBe(net.amount)
      const cash = (until: string): number =>
        books.sum({ accounts: books.inRole('cash', 'bank'), currency, to: until })
      expect([opening.amount, closing.amount]).toEqual([cash(dayBefore(from)), cash(to)])
      expect([opening.compared, closing.compared]).toEqual([cash(dayBefore(beside.from)), cash(beside.to)])
      figures += 3 * rows.length + 9
    }
  }
  return figures
}
