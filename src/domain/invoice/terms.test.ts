import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../kernel/refusal.ts'
import { type Terms, describeTerms, dueDate, formatTerms, parseTerms } from './terms.ts'

function terms(text: string): Terms {
  const parsed = parseTerms(text)
  if (isRefusal(parsed)) throw new Error(parsed.message)
  return parsed
}

test.each([
  ['2026-03-10', 'receipt', '2026-03-10'],
  ['2026-03-10', 'net 0', '2026-03-10'],
  ['2026-03-10', 'net 30', '2026-04-09'],
  ['2024-02-28', 'net 1', '2024-02-29'],
  ['2026-02-10', 'eom', '2026-02-28'],
  ['2026-02-28', 'eom', '2026-02-28'],
  ['2021-09-13', '45 days eom', '2021-10-31'],
  ['2021-09-13', 'eom 45 days', '2021-11-14'],
  ['2026-03-10', 'day 15', '2026-03-15'],
  ['2026-03-15', 'day 15', '2026-03-15'],
  ['2026-03-16', 'day 15', '2026-04-15'],
  ['2026-12-16', 'day 15', '2027-01-15'],
  ['2026-02-10', 'day 31', '2026-02-28'],
  ['2026-02-28', 'day 30', '2026-02-28'],
  ['2026-03-31', 'day 30', '2026-04-30'],
  ['2026-03-20', 'day 15 +1', '2026-04-15'],
  ['2026-01-31', 'day 31 +1', '2026-02-28'],
  ['2026-11-20', 'day 5 +2', '2027-01-05'],
  ['2026-01-31', '1 month', '2026-02-28'],
  ['2024-01-31', '1 month', '2024-02-29'],
  ['2026-11-30', '3 months', '2027-02-28'],
])('an invoice of %s, %s, is due %s', (issuedOn, text, due) => {
  expect(dueDate(issuedOn, terms(text))).toBe(due)
})

describe('the grammar', () => {
  test.each([
    ['Due on receipt', 'receipt'],
    ['NET30', 'net 30'],
    ['  Net   30 days ', 'net 30'],
    ['30 days', 'net 30'],
    ['End of month', 'eom'],
    ['45 days end of month', '45 days eom'],
    ['end of month 1 day', 'eom 1 day'],
    ['Day 15', 'day 15'],
    ['day 15+1', 'day 15 +1'],
    ['day 15 +0', 'day 15'],
    ['1 months', '1 month'],
  ])('%j is %j', (text, canonical) => {
    expect(formatTerms(terms(text))).toBe(canonical)
  })

  test.each([
    '',
    'net',
    'net -1',
    'net 1.5',
    'net 1000',
    'day 0',
    'day 32',
    'day 15 -1',
    '0 months',
    '121 months',
  ])('refuses %j', (text) => {
    expect(parseTerms(text)).toMatchObject({ refused: true, code: 'terms_not_understood', rule: 17 })
  })
  test.each(['soon', 'net 30 eom 5', '2/10 net 30', 'eom eom', `net ${' '.repeat(80)}30`])(
    'refuses %j',
    (text) => {
      expect(parseTerms(text)).toMatchObject({ refused: true, code: 'terms_not_understood' })
    },
  )
})

const anyTerms: fc.Arbitrary<Terms> = fc.oneof(
  fc.constantFrom<Terms>({ kind: 'receipt' }, { kind: 'endOfMonth' }),
  fc.record({
    kind: fc.constantFrom('net' as const, 'daysThenEndOfMonth' as const, 'endOfMonthThenDays' as const),
    days: fc.integer({ min: 0, max: 999 }),
  }),
  fc.record({
    kind: fc.constant('dayOfMonth' as const),
    day: fc.integer({ min: 1, max: 31 }),
    monthsLater: fc.integer({ min: 0, max: 24 }),
  }),
  fc.record({ kind: fc.constant('months' as const), months: fc.integer({ min: 1, max: 120 }) }),
)
const issued = fc
  .integer({ min: 0, max: 40_000 })
  .map((day) => new Date(Date.UTC(1990, 0, 1 + day)).toISOString().slice(0, 10))

test('canonical text reads back as the same terms', () => {
  fc.assert(
    fc.property(anyTerms, (any) => {
      expect(parseTerms(formatTerms(any))).toEqual(any)
    }),
  )
})

test('nothing is due before it is issued, and a later invoice is never due earlier', () => {
  fc.assert(
    fc.property(anyTerms, issued, issued, (any, one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one]
      expect(dueDate(earlier, any) >= earlier).toBe(true)
      expect(dueDate(later, any) >= dueDate(earlier, any)).toBe(true)
    }),
  )
})

test.each([
  ['receipt', 'Due on receipt'],
  ['net 1', 'Due 1 day after the invoice date'],
  ['net 30', 'Due 30 days after the invoice date'],
  ['eom', 'Due at the end of the month'],
  ['45 days eom', 'Due at the end of the month, 45 days after the invoice date'],
  ['eom 45 days', 'Due 45 days after the end of the month'],
  ['day 15', 'Due on day 15 of the month'],
  ['day 15 +1', 'Due on day 15 of the next month'],
  ['day 15 +2', 'Due on day 15 of the month 2 months later'],
  ['2 months', 'Due 2 months after the invoice date'],
])('%s reads: %s', (text, sentence) => {
  expect(describeTerms(terms(text))).toBe(sentence)
})
