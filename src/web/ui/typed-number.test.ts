import { expect, test } from 'vitest'
import { minorFromDecimalText } from '../../kernel/money.ts'
import { parseRate } from '../../kernel/rate.ts'
import { plainNumber } from './typed-number.ts'

test.each(['de', 'fr'])('%s: a comma is the decimal sign, and a point still is', (language) => {
  expect(plainNumber(' 1,0842 ', language)).toBe('1.0842')
  expect(plainNumber('-0,5', language)).toBe('-0.5')
  expect(plainNumber('1.0842', language)).toBe('1.0842')
  expect(parseRate(plainNumber('1,0842', language))).toBe(1_084_200_000_000n)
  for (const typed of ['1.200,50', '1,2,3', ',5', '1,'])
    expect(minorFromDecimalText(plainNumber(typed, language), 'EUR')).toHaveProperty('code', 'not_an_amount')
})

test('en: a comma would be grouping, and is none', () => {
  expect(plainNumber(' 12.50 ', 'en')).toBe('12.50')
  for (const typed of ['1,200', '1,200.50'])
    expect(minorFromDecimalText(plainNumber(typed, 'en'), 'USD')).toHaveProperty('code', 'not_an_amount')
})
