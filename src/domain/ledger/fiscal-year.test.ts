import { expect, test } from 'vitest'
import { fiscalYearOf, isYearEnd } from './fiscal-year.ts'

test.each([
  ['2026-03-20', '12-31', '2026-01-01', '2026-12-31'],
  ['2026-12-31', '12-31', '2026-01-01', '2026-12-31'],
  ['2026-06-30', '06-30', '2025-07-01', '2026-06-30'],
  ['2026-07-01', '06-30', '2026-07-01', '2027-06-30'],
  ['2026-04-05', '04-05', '2025-04-06', '2026-04-05'],
  ['2024-02-29', '02-28', '2023-03-01', '2024-02-29'],
  ['2024-03-01', '02-28', '2024-03-01', '2025-02-28'],
])('%s lies in the fiscal year that ends on %s: %s to %s', (day, end, from, to) => {
  expect(fiscalYearOf(day, end)).toEqual({ from, to })
})

test('a year ends on a day that every year has', () => {
  expect(['12-31', '06-30', '02-28', '04-05'].every(isYearEnd)).toBe(true)
  expect(['02-29', '02-30', '04-31'].some(isYearEnd)).toBe(false)
})
