import { expect } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { ReadBooks } from './books.ts'

const BUCKETS = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const
const COLUMNS = [...BUCKETS, 'drafts', 'credits', 'total'] as const

/** The documents behind a figure, each what the journal holds for it; what they come to. */
async function open(
  books: ReadBooks,
  query: { asOf: string; currency: string; customer?: string } & (
    | { column: (typeof COLUMNS)[number] }
    | { bucket: string; by: 'due' | 'issue'; edges: string }
  ),
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
  const receivable = books.inRole('receivable')
  for (const { invoiceId, dueOn, amount } of items) {
    const owed = books.sum({ accounts: receivable, currency, to, invoiceId })
    const { instalments, agreedDueOn } = await books.document(invoiceId)
    const about = `${invoiceId} due ${dueOn}`
    if (instalments.length === 0 || owed < 0) expect(amount, about).toBe(owed)
    // Whether it was split on an earlier day, and how, no journal says.
    else if (to < books.days.at(-1)!) expect(amount, about).toBeLessThanOrEqual(owed)
    else expect(amount, about).toBe(dueOnDay(dueOn, owed, instalments, agreedDueOn))
  }
  expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(first.total)
  return first.total
}

/** What of what is owed falls due on a day: the last instalments, as what came in settled the first. */
function dueOnDay(day: string, owed: number, parts: Invoice['instalments'], agreedDueOn: string): number {
  let left = owed
  let due = 0
  for (const { dueOn, amount } of parts.toReversed()) {
    const open = Math.min(amount, left)
    left -= open
    if (dueOn === day) due += open
  }
  return agreedDueOn === day ? due + left : due
}

/** Also the documents behind each figure. */
export async function walkAging(books: ReadBooks): Promise<number> {
  let figures = 0
  for (const asOf of books.days) {
    const compareTo = books.days[0]!
    const told = await books.client.get('/v1/reports/ar-aging', { query: { asOf, compareTo } })
    for (const { currency, rows, totals } of told.currencies) {
      for (const row of rows) {
        const then = { asOf: compareTo, currency, customer: row.customer.id, column: 'total' } as const
        expect(await open(books, then)).toBe(row.comparedTotal)
        expect(row.difference).toBe(row.total - row.comparedTotal!)
        const { customer, ...figures } = row
        const query = { asOf, compareTo, currency, customer: customer.id }
        const narrowed = await books.client.get('/v1/reports/ar-aging', { query })
        expect(narrowed.currencies).toEqual([{ currency, rows: [row], totals: figures }])
      }
      expect(await open(books, { asOf: compareTo, currency, column: 'total' })).toBe(totals.comparedTotal)
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
  return figures + (await walkScales(books))
}

const SCALES = [
  { by: 'due', edges: '15,45,90' },
  { by: 'issue', edges: '7,30,31,60,200' },
  { by: 'issue', edges: '30,60,90' },
] as const

/** By other edges and by the day of issue; every document in the bucket whose days it is old, and all of it the account. */
async function walkScales(books: ReadBooks): Promise<number> {
  let figures = 0
  const accounts = books.inRole('receivable')
  const documents = new Map((await books.documents()).map((one) => [one.id, one]))
  for (const asOf of books.days)
    for (const scale of SCALES) {
      const told = await books.client.get('/v1/reports/ar-aging', { query: { asOf, ...scale } })
      expect([told.by, told.edges.join(',')]).toEqual([scale.by, scale.edges])
      for (const { currency, rows, totals } of told.currencies) {
        for (const [at, range] of told.buckets.entries()) {
          const query = { asOf, currency, bucket: String(at), ...scale }
          expect(await open(books, query), `bucket ${at} of ${asOf}`).toBe(totals.buckets[at])
          expect(rows.reduce((sum, { buckets }) => sum + buckets[at]!, 0)).toBe(totals.buckets[at])
          const page = await books.client.get('/v1/reports/ar-aging/documents', { query })
          for (const { invoiceId, dueOn } of page.items) {
            const since = scale.by === 'due' ? dueOn : documents.get(invoiceId)!.issuedOn
            const age = (Date.parse(asOf) - Date.parse(since)) / 86_400_000
            expect(age, invoiceId).toBeGreaterThanOrEqual(
              range.from === 0 ? -Infinity : (range.from ?? -Infinity),
            )
            expect(age, invoiceId).toBeLessThanOrEqual(range.to ?? Infinity)
          }
          figures += 1
        }
        const sum = (row: typeof totals): number =>
          row.buckets.reduce((all, amount) => all + amount, row.drafts + row.credits)
        for (const row of [...rows, totals]) expect(sum(row)).toBe(row.total)
        expect(totals.total, 'aging is the account').toBe(books.sum({ accounts, currency, to: asOf }))
      }
    }
  return figures
}
