import { expect } from 'vitest'
import type { ReadBooks } from './books.ts'

const MEASURES = ['received', 'refunded', 'settled', 'kept', 'differences'] as const

/** Each method opens the entries of what its payments did; the receivables are the account's. */
export async function walkCollections(books: ReadBooks): Promise<number> {
  let figures = 0
  const accounts = books.inRole('receivable')
  for (const [from, to] of [books.days.slice(0, 2), books.days.slice(1)] as [string, string][]) {
    const told = await books.client.get('/v1/reports/collections', { query: { from, to, compare: 'year' } })
    for (const { currency, rows, total, receivables } of told.currencies) {
      for (const [span, column] of [
        [{ from, to }, 'amount'],
        [told.comparedWith!, 'compared'],
      ] as const) {
        for (const of of MEASURES) {
          for (const { method, ...row } of rows)
            expect(await open(books, { ...span, currency, of, method }), `${method} ${of}`).toBe(
              row[of][column],
            )
          expect(await open(books, { ...span, currency, of })).toBe(total[of][column])
        }
        expect(receivables.closing[column]).toBe(books.sum({ accounts, currency, to: span.to }))
        expect(receivables.pastDue[column]).toBe(await lateOn(books, { asOf: span.to, currency }))
        figures += 5 * rows.length + 7
      }
    }
  }
  return figures + (await walkCustomers(books))
}

/** The same of each customer: their entries, their part of the account, and what of it is past due. */
async function walkCustomers(books: ReadBooks): Promise<number> {
  let figures = 0
  const accounts = books.inRole('receivable')
  const [from, , to] = books.days as [string, string, string]
  for (const customer of new Set(books.postings.map(({ customerId }) => customerId))) {
    if (customer === null) continue
    const told = await books.client.get('/v1/reports/collections', { query: { from, to, customer } })
    for (const { currency, total, receivables } of told.currencies) {
      for (const of of MEASURES)
        expect(await open(books, { from, to, currency, of, customer })).toBe(total[of].amount)
      expect(receivables.closing.amount).toBe(books.sum({ accounts, currency, to, customerId: customer }))
      expect(receivables.pastDue.amount).toBe(await lateOn(books, { asOf: to, currency, customer }))
      figures += MEASURES.length + 2
    }
  }
  return figures
}

/** What is past due by the aged receivables. */
async function lateOn(
  { client }: ReadBooks,
  query: { asOf: string; currency: string; customer?: string },
): Promise<number> {
  const aged = await client.get('/v1/reports/ar-aging', { query })
  const late = aged.currencies[0]?.totals
  return late ? late.days1To30 + late.days31To60 + late.days61To90 + late.over90 : 0
}

async function open(
  { client }: ReadBooks,
  asked: {
    from: string
    to: string
    currency: string
    of: (typeof MEASURES)[number]
    method?: string
    customer?: string
  },
): Promise<number> {
  const query = { ...asked, limit: '200' } as const
  const first = await client.get('/v1/reports/collections/entries', { query })
  let sum = first.items.reduce((all, { amount }) => all + amount, 0)
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await client.get('/v1/reports/collections/entries', { query: { ...query, cursor } })
    sum += page.items.reduce((all, { amount }) => all + amount, 0)
    cursor = page.nextCursor
  }
  expect(sum).toBe(first.total)
  return first.total
}
