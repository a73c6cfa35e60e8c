import { expect, test } from 'vitest'
import { collectionRatios } from './collections.ts'

const quarter = {
  opening: 100_000n,
  closing: 120_000n,
  pastDue: 40_000n,
  creditSales: 300_000n,
  paid: 280_000n,
  paidDays: 280_000n * 31n + 140_000n,
}

test('a quarter by hand: 36 days outstanding, 24 at best, 31.5 to pay, 87.5 % collected', () => {
  expect(collectionRatios(quarter, 90)).toEqual({
    daysSalesOutstanding: 360n,
    bestPossible: 240n,
    daysToPay: 315n,
    effectiveness: 875n,
  })
})

test('where nothing was billed or paid there is nothing to tell by', () => {
  const idle = { opening: 0n, closing: 0n, pastDue: 0n, creditSales: 0n, paid: 0n, paidDays: 0n }
  expect(collectionRatios(idle, 31)).toEqual({
    daysSalesOutstanding: null,
    bestPossible: null,
    daysToPay: null,
    effectiveness: null,
  })
})

test('all that was due was collected: 100 %', () => {
  expect(collectionRatios({ ...quarter, pastDue: 0n }, 90).effectiveness).toBe(1_000n)
})
