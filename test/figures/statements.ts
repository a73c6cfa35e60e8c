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
      const open = (account: string, column: string): Promise<number> => {
        const span = column === 'amount' ? { from, to } : beside
        return books.open(account, currency, span.from, span.to, { closings: 'without' })
      }
      figures += await walkSection(books, revenue, open)
      figures += await walkSection(books, expenses, open)
      const earning = books.ofType('revenue', 'expense')
      const earned = { accounts: earning, currency, closes: false }
      expect(netIncome.amount).toBe(-books.sum({ ...earned, from, to }) + 0)
      expect(netIncome.compared).toBe(-books.sum({ ...earned, ...beside }) + 0)
      expect(netIncome.difference).toBe(netIncome.amount - netIncome.compared!)
      figures += 3
    }
  }
  return figures
}

/** Current earnings are an income statement, or what the accounts of earnings hold besides what was closed. */
async function walkEarnings(
  books: ReadBooks,
  currency: string,
  since: string | null,
  to: string,
  amount: number,
): Promise<void> {
  if (since === null) {
    expect(amount).toBe(-books.sum({ accounts: books.ofType('revenue', 'expense'), currency, to }) + 0)
    return
  }
  const { currencies } = await books.client.get('/v1/reports/income-statement', {
    query: { from: since, to, currency },
  })
  expect(amount, 'current earnings are an income statement').toBe(currencies[0]?.netIncome.amount ?? 0)
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
      await walkEarnings(books, currency, told.earningsSince, asOf, earned.amount)
      await walkEarnings(books, currency, told.comparedEarningsSince, compareTo, earned.compared)
      const earning = books.ofType('revenue', 'expense')
      expect(earned.compared).toBe(-books.sum({ accounts: earning, currency, to: compareTo }) + 0)
      expect(liabilitiesAndEquity.amount).toBe(liabilities.total.amount + equity.total.amount)
      expect(liabilitiesAndEquity.amount).toBe(assets.total.amount)
      figures += 5
    }
  }
  return figures
}
