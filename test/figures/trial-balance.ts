import { expect } from 'vitest'
import { BEGINNING, type ReadBooks } from './books.ts'

export async function walkTrialBalance(books: ReadBooks): Promise<number> {
  let figures = 0
  for (const asOf of books.days) {
    const told = await books.client.get('/v1/reports/trial-balance', { query: { asOf } })
    for (const { currency, rows, debit, credit } of told.currencies) {
      for (const row of rows) {
        const balance = books.sideOf(row.account) * (row.debit - row.credit)
        expect(await books.open(row.account, currency, BEGINNING, asOf)).toBe(balance)
      }
      const silent = books.accounts.filter(({ code }) => !rows.some(({ account }) => account === code))
      for (const { code } of silent) expect(books.sum({ accounts: [code], currency, to: asOf })).toBe(0)
      expect(debit).toBe(rows.reduce((sum, row) => sum + row.debit, 0))
      expect(credit).toBe(rows.reduce((sum, row) => sum + row.credit, 0))
      figures += rows.length + 2
    }
  }
  return figures
}
