import { expect, test } from 'vitest'
import { minorFromDecimalText } from '../../kernel/money.ts'
import { parseRate } from '../../kernel/rate.ts'
import { plainNumber, typedAmount, typedNumber } from './typed-number.ts'

test.each(['de', 'fr'])('%s: a comma is the decimal sign, and a point still is', (language) => {
  expect(plainNumber(' 1,0842 ', language)).toBe('1.0842')
  expect(plainNumber('-0,5', language)).toBe('-0.5')
  expect(plainNumber('1.0842', language)).toBe('1.0842')
  expect(parseRate(plainNumber('1,0842', language))).toBe(1_084_200_000_000n)
  for (const typed of ['1.20,50', '1,2,3', ',5', '1,', '1,200.50', '1.200,50,1'])
    expect(minorFromDecimalText(plainNumber(typed, language), 'EUR')).toHaveProperty('code', 'not_an_amount')
})

test('what is shown with groups of three is read as it is shown', () => {
  for (const language of ['en', 'de', 'fr'])
    for (const amount of [1_200.5, 1_234_567.25, -9_999.99]) {
      const shown = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(amount)
      expect(Number(plainNumber(shown, language)), `${language} ${shown}`).toBe(amount)
    }
  expect(plainNumber('1,200,000', 'en')).toBe('1200000')
  expect(plainNumber('1.200.000', 'de')).toBe('1200000')
  expect(plainNumber('1’200.50', 'en')).toBe('1200.50')
})

test('en: a comma alone may be anything, and stays no number', () => {
  expect(plainNumber(' 12.50 ', 'en')).toBe('12.50')
  for (const typed of ['1,200', '12,50', '1,20.50', '1200,500.00'])
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
