import { expect } from 'vitest'
import { dayBefore, type ReadBooks } from './books.ts'
import { addsUp, cameTo } from './entries.ts'

/** Each line of what gateways hold, and its net change; what was there before and after is the account. */
export async function walkClearing(books: ReadBooks): Promise<number> {
  let figures = 0
  for (const [from, to] of [books.days.slice(0, 2), books.days.slice(1)] as [string, string][]) {
    const told = await books.client.get('/v1/reports/clearing', { query: { from, to, compare: 'year' } })
    for (const { currency, opening, rows, net, closing } of told.currencies) {
      const open = (line?: string): Promise<number> =>
        cameTo((cursor) =>
          books.client.get('/v1/reports/clearing/entries', {
            query: { from, to, currency, limit: '200', ...(line && { line }), ...(cursor && { cursor }) },
          }),
        )
      for (const row of rows) expect(await open(row.key), row.key).toBe(row.amount)
      addsUp(rows, net)
      expect(await open()).toBe(net.amount)
      const held = (until: string): number =>
        books.sum({ accounts: books.inRole('gateway_clearing'), currency, to: until })
      expect([opening.amount, closing.amount]).toEqual([held(dayBefore(from)), held(to)])
      figures += rows.length + 3
    }
  }
  return figures
}
