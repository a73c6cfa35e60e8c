import { expect } from 'vitest'
import type { ReadBooks } from './books.ts'

/** Each rate opens the entries of its tax and of what was taxed; all together are what Tax payable moved by. */
export async function walkTaxLiability(books: ReadBooks): Promise<number> {
  let figures = 0
  const accounts = books.inRole('tax_payable')
  for (const [from, to] of [books.days.slice(0, 2), books.days.slice(1)] as [string, string][]) {
    const told = await books.client.get('/v1/reports/tax-liability', { query: { from, to, compare: 'year' } })
    for (const { currency, opening, rows, jurisdictions, other, total, closing } of told.currencies) {
      const open = (span: { from: string; to: string }, of: 'tax' | 'base', line?: string): Promise<number> =>
        openFigure(books, { ...span, of, currency, ...(line === undefined ? {} : { line }) })
      for (const [span, column] of [
        [{ from, to }, 'amount'],
        [told.comparedWith!, 'compared'],
      ] as const) {
        for (const { key, base, tax } of rows) {
          expect(await open(span, 'base', key), `${key} base`).toBe(base[column])
          expect(await open(span, 'tax', key), key).toBe(tax[column])
        }
        for (const { jurisdiction, base, tax } of jurisdictions) {
          const query = { from, to, compare: 'year', currency, jurisdiction } as const
          const narrowed = await books.client.get('/v1/reports/tax-liability', { query })
          expect(narrowed.currencies).toEqual([
            {
              currency,
              opening: null,
              rows: rows.filter((row) => row.jurisdiction === jurisdiction),
              jurisdictions: [{ jurisdiction, base, tax }],
              other: null,
              total: tax,
              closing: null,
            },
          ])
          expect(await open(span, 'base', jurisdiction), `${jurisdiction} base`).toBe(base[column])
          expect(await open(span, 'tax', jurisdiction), jurisdiction).toBe(tax[column])
        }
        expect(await open(span, 'tax', 'other')).toBe(other![column])
        expect(await open(span, 'tax')).toBe(total[column])
        expect(total[column]).toBe(-books.sum({ accounts, currency, ...span }) + 0)
        expect(closing![column]).toBe(-books.sum({ accounts, currency, to: span.to }) + 0)
        expect(opening![column]! + total[column]!).toBe(closing![column])
        figures += 2 * (rows.length + jurisdictions.length) + 4
      }
    }
  }
  return figures
}

async function openFigure(
  { client }: ReadBooks,
  asked: { from: string; to: string; currency: string; of: 'tax' | 'base'; line?: string },
): Promise<number> {
  const query = { ...asked, limit: '200' } as const
  const first = await client.get('/v1/reports/tax-liability/entries', { query })
  const items = [...first.items]
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await client.get('/v1/reports/tax-liability/entries', { query: { ...query, cursor } })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(first.total)
  return first.total
}
