import { expect, test } from 'vitest'
import { CURRENCIES, exponentOf, isCurrency } from './currency.ts'

test('the exponents are those of ISO 4217', () => {
  const byExponent = Object.groupBy(CURRENCIES, exponentOf)
  expect(byExponent[0]).toEqual(
    ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV'].concat(
      ['XAF', 'XOF', 'XPF'],
    ),
  )
  expect(byExponent[3]).toEqual(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'])
  expect(byExponent[4]).toEqual(['CLF', 'UYW'])
  expect(byExponent[2]).toHaveLength(139)
})

test('each code stands once, in capitals', () => {
  expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length)
  expect(CURRENCIES.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([])
})

test('withdrawn codes, metals and other spellings are not currencies', () => {
  for (const code of ['DEM', 'HRK', 'BGN', 'ANG', 'XAU', 'XXX', 'XDR', 'usd', 'US', '']) {
    expect(isCurrency(code), code).toBe(false)
  }
  expect(() => exponentOf('XXX')).toThrow('XXX')
})
