import { expect, test } from 'vitest'
import { openDay } from './period.ts'

test('an entry keeps its day while the day is open (rule 21)', () => {
  expect(openDay('2026-03-01', null)).toBe('2026-03-01')
  expect(openDay('2026-03-01', '2026-02-28')).toBe('2026-03-01')
})

test('a late fact goes to the first open day: the day after the period closed', () => {
  expect(openDay('2026-02-28', '2026-02-28')).toBe('2026-03-01')
  expect(openDay('2025-01-05', '2025-12-31')).toBe('2026-01-01')
})
