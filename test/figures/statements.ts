import { expect } from 'vitest'
import type { StatementSection } from '../../src/contract/statements.ts'
import { BEGINNING, dayBefore, type ReadBooks } from './books.ts'

/** Each figure of a section opens its ledgers: in the span, and in the one beside it. */
async function walkSection(
  books: ReadBooks,
  { rows, total }: Pick<StatementSection, 'rows' | 'total'>,
  open: (account: string, column: 'amount' | 'compared') => Promise<number>,
  more: { readonly amount: number; readonly compared: number } = { amount: 0, compared: 0 },
): Promise<number> {
  for (const row of rows) {
    expect(await open(row.account, 'amount'), row.account).toBe(row.amount)
    expect(await open(row.account, 'compared'), `${row.account} compared`).toBe(row.compared)
    expect(row.difference).toBe(row.amount - row.compared!)
  }
  expect(total.amount).toBe(more.amount + rows.reduce((sum, row) => sum + row.amount, 0))
  expect(total.compared).toBe(more.compared + rows.reduce((sum, row) => sum + row.compared!, 0))
  expect(total.difference).toBe(total.amount - total.compared!)
  return 3 * rows.length + 3
}

export async function walkIncomeStatement(books: ReadBooks): Promise<number> {
  let figures = 0
  for (const [from, to] of [books.days.slice(0, 2), books.days.slice(1)] as [string, string][]) {
    const told = await books.client.get('/v1/reports/income-statement', {
      query: { from, to, compare: 'year' },
    })
    const beside = told.comparedWith!
    for (const { currency, revenue, expenses, netIncome } of told.currencies) {
      const open = (account: string, column: string): Promise<number> =>
        column === 'amount'
          ? books.open(account, currency, from, to)
          : books.open(account, currency, beside.from, beside.to)
      figures += await walkSection(books, revenue, open)
      figures += await walkSection(books, expenses, open)
      const earning = books.ofType('revenue', 'expense')
      expect(netIncome.amount).toBe(-books.sum({ accounts: earning, currency, from, to }) + 0)
      expect(netIncome.compared).toBe(-books.sum({ accounts: earning, currency, ...beside }) + 0)
      expect(netIncome.difference).toBe(netIncome.amount - netIncome.compared!)
      figures += 3
    }
  }
  return figures
}

export async function walkBalanceSheet(books: ReadBooks): Promise<number> {
  let figures = 0
  for (const asOf of books.days) {
    const compareTo = dayBefore(`${asOf.slice(0, 8)}01`)
    const told = await books.client.get('/v1/reports/balance-sheet', { query: { asOf, compareTo } })
    for (const { currency, assets, liabilities, equity, liabilitiesAndEquity } of told.currencies) {
      const open = (account: string, column: string): Promise<number> =>
        books.open(account, currency, BEGINNING, column === 'amount' ? asOf : compareTo)
      figures += await walkSection(books, assets, open)
      figures += await walkSection(books, liabilities, open)
      const earned = { amount: equity.currentEarnings.amount, compared: equity.currentEarnings.compared! }
      figures += await walkSection(books, equity, open, earned)
      const income = await books.client.get('/v1/reports/income-statement', {
        query: { from: told.earningsSince, to: asOf, currency },
      })
      expect(earned.amount, 'current earnings are an income statement').toBe(
        income.currencies[0]?.netIncome.amount ?? 0,
      )
      const earning = books.ofType('revenue', 'expense')
      expect(earned.compared).toBe(-books.sum({ accounts: earning, currency, to: compareTo }) + 0)
      expect(liabilitiesAndEquity.amount).toBe(liabilities.total.amount + equity.total.amount)
      expect(liabilitiesAndEquity.amount).toBe(assets.total.amount)
      figures += 5
    }
  }
  return figures
}
