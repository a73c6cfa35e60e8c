import { expect } from 'vitest'
import type { ReadBooks } from './books.ts'

/** A number of another system: these are of no series of ours. */
const isForeign = (number: string): boolean => number.startsWith('OLD-')

/** Every number drawn stands on a document, and the register counts and names those that were taken back. */
export async function walkGapRegister(books: ReadBooks): Promise<number> {
  const register = await books.client.get('/v1/reports/gap-register', { query: { limit: '200' } })
  const gaps = [...register.items]
  for (let cursor = register.nextCursor; cursor !== null;) {
    const page = await books.client.get('/v1/reports/gap-register', { query: { limit: '200', cursor } })
    gaps.push(...page.items)
    cursor = page.nextCursor
  }
  for (const gap of gaps) {
    const { number, position, total, currency, customerId } = await books.client.get('/v1/invoices/{id}', {
      params: { id: gap.invoiceId },
    })
    expect(gap).toMatchObject({
      number,
      stage: position.stage,
      total,
      currency,
      customer: { id: customerId },
    })
    // It was taken back whole.
    expect(books.sum({ accounts: books.inRole('receivable'), invoiceId: gap.invoiceId }), gap.number).toBe(0)
  }
  const count = (code: string, stage: string): number =>
    gaps.filter((gap) => gap.series === code && gap.stage === stage).length
  for (const series of register.series) {
    const { code, drawn, live, missing, isWhole } = series
    expect([series.void, series.cancelled], code).toEqual([count(code, 'void'), count(code, 'cancelled')])
    expect({ drawn, missing, isWhole }, code).toEqual({
      drawn: live + series.void + series.cancelled,
      missing: [],
      isWhole: true,
    })
  }
  expect(gaps.length, 'gaps of a series that has no account').toBe(
    register.series.reduce((sum, series) => sum + series.void + series.cancelled, 0),
  )
  const numbered = (await books.documents()).filter(
    ({ number }) => number !== null && !isForeign(number),
  ).length
  expect(register.series.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(numbered)
  return numbered + 5 * register.series.length
}
