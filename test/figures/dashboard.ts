import { expect } from 'vitest'
import { dayBefore, type ReadBooks } from './books.ts'

const BUCKETS = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const

/** What it says of money: as aged receivables, the drafts, and the journal of cash and revenue say it. */
export async function walkDashboard(books: ReadBooks): Promise<number> {
  const { asOf, currencies } = await books.client.get('/v1/dashboard')
  const aged = await books.client.get('/v1/reports/ar-aging', { query: { asOf } })
  const drafts = (await books.documents()).filter(({ stage }) => stage === 'draft')
  let figures = 0
  for (const told of currencies) {
    const { currency, cash } = told
    const totals = aged.currencies.find((one) => one.currency === currency)?.totals
    for (const bucket of BUCKETS) expect(told.aging[bucket], bucket).toBe(totals?.[bucket] ?? 0)
    const late = BUCKETS.slice(1).reduce((sum, bucket) => sum + told.aging[bucket], 0)
    expect(told.overdue).toBe(late)
    expect(told.outstanding).toBe(late + told.aging.current)
    // Drafts are told whether they are booked or not, and those of credit notes take off.
    const own = drafts.filter((it) => it.currency === currency)
    expect(told.drafts).toEqual({
      count: own.length,
      amount: own.reduce((sum, { kind, total }) => sum + (kind === 'credit_note' ? -total : total), 0),
    })
    const accounts = books.inRole('cash', 'bank')
    expect(cash.received).toBe(books.sum({ accounts, currency, from: cash.from, to: cash.to }))
    const to = dayBefore(cash.from)
    const from = new Date(Date.parse(`${cash.from}T00:00:00Z`) - 30 * 86_400_000).toISOString().slice(0, 10)
    expect(cash.before).toBe(books.sum({ accounts, currency, from, to }))
    for (const { month, amount } of told.revenue) {
      const span = { from: `${month}-01`, to: `${month}-31` < asOf ? `${month}-31` : asOf }
      expect(amount, month).toBe(
        -books.sum({ accounts: books.ofType('revenue'), currency, closes: false, ...span }) + 0,
      )
    }
    figures += 10 + told.revenue.length
  }
  return figures
}
