import { expect } from 'vitest'
import type { ReadBooks } from './books.ts'
import { addsUp, cameTo } from './entries.ts'

/** By everything it can be told by: each group and the total, of the span and of the one beside it. */
export async function walkRevenue(books: ReadBooks): Promise<number> {
  let figures = 0
  const [from, to] = books.days.slice(1) as [string, string]
  for (const by of ['customer', 'service', 'source', 'business'] as const) {
    const told = await books.client.get('/v1/reports/revenue', { query: { by, from, to, compare: 'year' } })
    for (const { currency, rows, total } of told.currencies) {
      const open = (span: { from: string; to: string }, group?: string): Promise<number> =>
        cameTo((cursor) =>
          books.client.get('/v1/reports/revenue/entries', {
            query: {
              by,
              ...span,
              currency,
              limit: '200',
              ...(group && { group }),
              ...(cursor && { cursor }),
            },
          }),
        )
      const accounts = books.ofType('revenue')
      const beside = told.comparedWith!
      for (const row of rows) {
        expect(await open({ from, to }, row.key), `${by} ${row.key}`).toBe(row.amount)
        expect(await open(beside, row.key), `${by} ${row.key} compared`).toBe(row.compared)
      }
      addsUp(rows, total)
      expect(await open({ from, to })).toBe(total.amount)
      expect(total.amount).toBe(-books.sum({ accounts, currency, from, to, closes: false }) + 0)
      expect(total.compared).toBe(-books.sum({ accounts, currency, ...beside, closes: false }) + 0)
      figures += 3 * rows.length + 3
    }
  }
  return figures
}
