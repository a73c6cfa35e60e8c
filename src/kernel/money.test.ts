import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_MINOR, decimalTextOf, formatMoney, formatMoneyWith, minorFromDecimalText } from './money.ts'

test.each([
  ['12.50', 'USD', 1250n],
  ['12.5', 'USD', 1250n],
  ['-0.01', 'USD', -1n],
  ['0', 'USD', 0n],
  ['12.5000', 'USD', 1250n],
  ['1127', 'JPY', 1127n],
  ['1127.00', 'JPY', 1127n],
  ['0.005', 'KWD', 5n],
  ['1.0001', 'CLF', 10001n],
  ['10000000000000.00', 'USD', MAX_MINOR],
])('%s %s', (text, currency, minor) => {
  expect(minorFromDecimalText(text, currency)).toBe(minor)
})

test.each([
  ['12.505', 'USD', 'too_many_decimals'],
  ['1127.5', 'JPY', 'too_many_decimals'],
  ['10000000000000.01', 'USD', 'amount_too_large'],
  ['-10000000000000.01', 'USD', 'amount_too_large'],
  ['1,200.00', 'USD', 'not_an_amount'],
  ['$12', 'USD', 'not_an_amount'],
  ['1e3', 'USD', 'not_an_amount'],
  [' 1', 'USD', 'not_an_amount'],
  ['', 'USD', 'not_an_amount'],
])('refuses %j %s', (text, currency, code) => {
  expect(minorFromDecimalText(text, currency)).toMatchObject({ refused: true, code })
})

test('decimal text has all of the places and reads back the same', () => {
  expect(decimalTextOf(-5n, 'KWD')).toBe('-0.005')
  expect(decimalTextOf(120000n, 'USD')).toBe('1200.00')
  expect(decimalTextOf(1240n, 'JPY')).toBe('1240')
  const amounts = fc.bigInt({ min: -MAX_MINOR, max: MAX_MINOR })
  fc.assert(
    fc.property(amounts, fc.constantFrom('JPY', 'USD', 'KWD', 'CLF'), (minor, currency) => {
      expect(minorFromDecimalText(decimalTextOf(minor, currency), currency)).toBe(minor)
    }),
  )
})

test('formatted for people, with the places of ISO 4217', () => {
  expect(formatMoney(120000n, 'USD')).toBe('1,200.00')
  expect(formatMoney(-120000n, 'USD')).toBe('-1,200.00')
  expect(formatMoney(120000n, 'JPY')).toBe('120,000')
  expect(formatMoney(1234567n, 'IQD')).toBe('1,234.567')
  expect(formatMoney(120000n, 'EUR', 'de-DE')).toBe('1.200,00')
  expect(formatMoneyWith('code', 120050n, 'HUF')).toBe('HUF\u00a01,200.50')
  expect(formatMoneyWith('symbol', 120000n, 'USD')).toBe('$1,200.00')
  expect(formatMoneyWith('symbol', 124000n, 'JPY', 'en-US')).toBe('¥124,000')
  expect(formatMoneyWith('code', 120000n, 'USD')).toBe('USD\u00a01,200.00')
  expect(formatMoneyWith('symbol', 120050n, 'EUR', 'de-DE')).toBe('1.200,50\u00a0€')
})

test('no digit is lost to a float', () => {
  expect(formatMoney(9007199254740993n, 'USD')).toBe('90,071,992,547,409.93')
  expect(formatMoneyWith('symbol', 90071992547409931234567n, 'USD')).toBe('$900,719,925,474,099,312,345.67')
})
