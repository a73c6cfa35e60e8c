import { expect, test } from 'vitest'
import { minorFromDecimalText } from '../../kernel/money.ts'
import { parseRate } from '../../kernel/rate.ts'
import { plainNumber, typedAmount, typedNumber } from './typed-number.ts'

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

test.each(['en', 'de', 'fr'])(
  '%s: what a field is given to begin with is read back as it was',
  (language) => {
    for (const plain of ['12.5', '-0.5', '1000', '0.00000001'])
      expect(plainNumber(typedNumber(plain, language), language)).toBe(plain)
    expect(typedNumber('12.5', language)).toBe(language === 'en' ? '12.5' : '12,5')
  },
)

test('an amount has the places of its currency', () => {
  expect([typedAmount(1250, 'EUR'), typedAmount('1250', 'JPY')]).toEqual(['12.50', '1250'])
})
