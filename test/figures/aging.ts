import { expect } from 'vitest'
import type { ReadBooks } from './books.ts'

const BUCKETS = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const
const COLUMNS = [...BUCKETS, 'drafts', 'credits', 'total'] as const

/** The documents behind a figure, each what the journal holds for it; what they come to. */
async function open(
  books: ReadBooks,
  query: { asOf: string; currency: string; customer?: string; column: (typeof COLUMNS)[number] },
): Promise<number> {
  const first = await books.client.get('/v1/reports/ar-aging/documents', {
    query: { ...query, limit: '200' },
  })
  const items = [...first.items]
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await books.client.get('/v1/reports/ar-aging/documents', {
      query: { ...query, limit: '200', cursor },
    })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  const { asOf: to, currency } = query
  for (const { invoiceId, amount } of items)
    expect(books.sum({ accounts: books.inRole('receivable'), currency, to, invoiceId }), invoiceId).toBe(
      amount,
    )
  expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(first.total)
  return first.total
}

/** Also the documents behind each figure. */
export async function walkAging(books: ReadBooks): Promise<number> {
  let figures = 0
  for (const asOf of books.days) {
    const told = await books.client.get('/v1/reports/ar-aging', { query: { asOf } })
    for (const { currency, rows, totals } of told.currencies) {
      for (const column of COLUMNS) {
        expect(await open(books, { asOf, currency, column }), `${column} of ${asOf}`).toBe(totals[column])
        for (const row of rows) {
          if (row[column] === 0) continue
          const customer = row.customer.id
          expect(await open(books, { asOf, currency, customer, column })).toBe(row[column])
          figures += 1
        }
        expect(rows.reduce((sum, row) => sum + row[column], 0)).toBe(totals[column])
      }
      const accounts = books.inRole('receivable')
      expect(totals.total, 'aging is the account').toBe(books.sum({ accounts, currency, to: asOf }))
      figures += COLUMNS.length
    }
  }
  return figures
}
