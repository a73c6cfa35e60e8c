import { expect } from 'vitest'
import { BillhookProblem } from '../../src/client/index.ts'
import type { ReadBooks } from './books.ts'

/** In the own currency, too, both sides come to the same, and current earnings are an income statement. */
export async function walkBase(books: ReadBooks): Promise<number> {
  let figures = 0
  for (const asOf of books.days) {
    const query = { asOf, in: 'base' } as const
    const trial = await books.client.get('/v1/reports/trial-balance', { query }).catch(rateMissing)
    if (!trial) continue
    for (const { debit, credit, rows, exchangeDifference: left = 0 } of trial.currencies) {
      expect(debit, asOf).toBe(credit)
      expect(debit).toBe(rows.reduce((sum, row) => sum + row.debit, Math.max(left, 0)))
      expect(credit).toBe(rows.reduce((sum, row) => sum + row.credit, Math.max(-left, 0)))
    }
    const sheet = await books.client.get('/v1/reports/balance-sheet', { query })
    for (const { assets, liabilities, equity, liabilitiesAndEquity } of sheet.currencies) {
      expect(assets.total.amount, asOf).toBe(liabilitiesAndEquity.amount)
      expect(liabilitiesAndEquity.amount).toBe(liabilities.total.amount + equity.total.amount)
      figures += 3
      if (sheet.earningsSince === null) continue
      const { currencies } = await books.client.get('/v1/reports/income-statement', {
        query: { from: sheet.earningsSince, to: asOf, in: 'base' },
      })
      expect(equity.currentEarnings.amount, asOf).toBe(currencies[0]?.netIncome.amount ?? 0)
    }
  }
  return figures
}

/** Nothing is told in the own currency while a rate is missing. */
function rateMissing(err: unknown): null {
  if (err instanceof BillhookProblem && err.problem?.code === 'exchange_rate_missing') return null
  throw err
}
