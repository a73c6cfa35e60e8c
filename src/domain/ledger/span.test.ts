import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../kernel/refusal.ts'
import { comparedSpan, spanOf } from './span.ts'

describe('a span is compared', () => {
  test.each([
    ['days', '2026-03-10', '2026-03-19', '2026-02-28', '2026-03-09'],
    ['one day', '2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['a month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['a quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['a year', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['a year that has begun', '2026-01-01', '2026-03-10', '2025-10-24', '2025-12-31'],
  ])('%s with as many before', (_, from, to, comparedFrom, comparedTo) => {
    expect(comparedSpan({ from, to }, 'previous')).toEqual({ from: comparedFrom, to: comparedTo })
  })

  test.each([
    ['days', '2026-03-10', '2026-03-19', '2025-03-10', '2025-03-19'],
    ['a February with all of a longer one', '2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['a leap day', '2024-02-29', '2024-03-05', '2023-02-28', '2023-03-05'],
  ])('%s with the same a year before', (_, from, to, comparedFrom, comparedTo) => {
    expect(comparedSpan({ from, to }, 'year')).toEqual({ from: comparedFrom, to: comparedTo })
  })

  test('with nothing where there are no dates any more', () => {
    expect(comparedSpan({ from: '1900-03-01', to: '1900-05-01' }, 'year')).toMatchObject({
      code: 'date_out_of_range',
      pointer: '/compare',
    })
  })
})

test('a span does not end before it begins', () => {
  expect(spanOf('2026-03-02', '2026-03-02')).toEqual({ from: '2026-03-02', to: '2026-03-02' })
  expect(isRefusal(spanOf('2026-03-02', '2026-03-01'))).toBe(true)
})
