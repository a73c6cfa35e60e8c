import { expect, test } from 'vitest'
import { speak, type Speech } from './sentence.ts'

const TEXTS: Readonly<Record<string, string>> = {
  given_back: '{{amount}} was given back on {{day}}, from {{from}}.',
  named: 'Invoice {{number}}',
  again: '{{amount}} and {{amount}}',
}
const speech: Speech = {
  text: (code) => TEXTS[code],
  money: (minor, currency) => `${currency} ${minor}`,
  day: (day) => day.replaceAll('-', '.'),
  instant: (instant) => instant.slice(0, 16),
  term: (code) => code.toUpperCase(),
}

test('every kind of part is written as the language writes it', () => {
  const parts = {
    amount: { amount: '1200', currency: 'USD' },
    day: { day: '2026-03-01' },
    from: [
      { code: 'named', parts: { number: 'INV-1' } },
      { term: 'credit' },
      'Harbor',
      3,
      { instant: '2026-03-01T10:00:00Z' },
    ],
  }
  expect(speak({ code: 'given_back', parts }, speech)).toBe(
    'USD 1200 was given back on 2026.03.01, from Invoice INV-1, CREDIT, Harbor, 3, 2026-03-01T10:00.',
  )
  expect(speak({ code: 'again', parts }, speech)).toBe('USD 1200 and USD 1200')
})

test('what is put in is never taken for a place', () => {
  const parts = { amount: '{{day}}', day: 'today', from: '$& {{amount}}' }
  expect(speak({ code: 'given_back', parts }, speech)).toBe(
    '{{day}} was given back on today, from $& {{amount}}.',
  )
})

test('a sentence without a text, or with one in it, or with a place left empty, is not said at all', () => {
  const unknown = { code: 'unheard_of', parts: {} }
  expect(speak(unknown, speech)).toBeNull()
  expect(speak({ code: 'named', parts: { number: unknown } }, speech)).toBeNull()
  expect(speak({ code: 'named', parts: { number: ['INV-1', unknown] } }, speech)).toBeNull()
  expect(speak({ code: 'named', parts: {} }, speech)).toBeNull()
})
