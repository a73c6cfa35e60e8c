import { expect } from 'vitest'
import { BEGINNING, type ReadBooks } from './books.ts'

export async function walkTrialBalance(books: ReadBooks): Promise<number> {
  let figures = 0
  for (const asOf of books.days) {
    const compareTo = books.days[0]!
    const told = await books.client.get('/v1/reports/trial-balance', { query: { asOf, compareTo } })
    for (const { currency, rows, debit, credit, compared } of told.currencies) {
      for (const row of rows) {
        const balance = 0 + books.sideOf(row.account) * (row.debit - row.credit)
        expect(await books.open(row.account, currency, BEGINNING, asOf)).toBe(balance)
        const before = row.compared!.debit - row.compared!.credit
        const then = 0 + books.sideOf(row.account) * before
        expect(await books.open(row.account, currency, BEGINNING, compareTo)).toBe(then)
        expect(row.difference).toBe(row.debit - row.credit - before)
      }
      const silent = books.accounts.filter(({ code }) => !rows.some(({ account }) => account === code))
      for (const { code } of silent) expect(books.sum({ accounts: [code], currency, to: asOf })).toBe(0)
      expect(debit).toBe(rows.reduce((sum, row) => sum + row.debit, 0))
      expect(credit).toBe(rows.reduce((sum, row) => sum + row.credit, 0))
      expect(compared!.debit).toBe(rows.reduce((sum, row) => sum + row.compared!.debit, 0))
      expect(compared!.credit).toBe(rows.reduce((sum, row) => sum + row.compared!.credit, 0))
      expect(compared!.debit).toBe(compared!.credit)
      figures += 2 * rows.length + 4
    }
  }
  return figures
}
