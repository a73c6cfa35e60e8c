import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Decimal,
  amountOf,
  decimal,
  decimalFromMinor,
  divideRounded,
  formatDecimal,
  parseDecimal,
  percentOf,
  timesRounded,
} from './decimal.ts'

describe('reading', () => {
  test.each([
    ['0', 0n],
    ['-0', 0n],
    ['1', 100_000_000n],
    ['1.5', 150_000_000n],
    ['-0.00000001', -1n],
    ['9.975', 997_500_000n],
    ['007.50', 750_000_000n],
    ['1.5000000000', 150_000_000n],
    ['10000000000000', 10n ** 21n],
    [0.1, 10_000_000n],
    [-12, -1_200_000_000n],
  ])('%s', (text, units) => {
    expect(parseDecimal(text)).toBe(units)
  })

  test.each(
    [
      '',
      ' 1',
      '1 ',
      '1e3',
      '1E3',
      '+1',
      '.5',
      '5.',
      '1,000',
      '1,5',
      '1_000',
      '0x10',
      'NaN',
      'Infinity',
    ].concat(['--1', '1.2.3', '१', '1n', '9'.repeat(41)]),
  )('refuses %j', (text) => {
    expect(parseDecimal(text)).toMatchObject({ refused: true, code: 'not_a_decimal' })
  })

  test.each([NaN, Infinity, -Infinity, 1e21, 1e-7])('refuses the number %s', (number) => {
    expect(parseDecimal(number)).toMatchObject({ refused: true, code: 'not_a_decimal' })
  })

  test('refuses what it would have to round', () => {
    expect(parseDecimal('0.000000001')).toMatchObject({ code: 'too_many_decimals' })
    expect(parseDecimal(0.1 + 0.2)).toMatchObject({ code: 'too_many_decimals' })
    expect(parseDecimal(2 ** 53)).toMatchObject({ code: 'number_not_exact' })
    expect(parseDecimal(2 ** 53 / 100)).toMatchObject({ code: 'number_not_exact' })
    expect(parseDecimal('9007199254740993')).toBe(9007199254740993n * 10n ** 8n)
  })

  test('a constant that is not a decimal is a bug', () => {
    expect(() => decimal('1,5')).toThrow('1,5')
  })
})

test('what is written reads back the same, and is the shortest such text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (units) => {
      const text = formatDecimal(units as Decimal)
      expect(parseDecimal(text)).toBe(units)
      expect(text).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d{0,7}[1-9])?)$/)
    }),
  )
})

test.each([
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [4n, 3n, 1n],
  [-4n, 3n, -1n],
  [5n, 3n, 2n],
  [-5n, 3n, -2n],
  [1n, 2n, 1n],
  [-1n, 2n, -1n],
  [0n, 7n, 0n],
])('%d / %d rounds to %d', (numerator, denominator, rounded) => {
  expect(divideRounded(numerator, denominator)).toBe(rounded)
})

test('rounding is to the nearest, ties away from zero', () => {
  const anyInteger = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
  fc.assert(
    fc.property(anyInteger, fc.bigInt({ min: 1n, max: 10n ** 18n }), (numerator, denominator) => {
      const rounded = divideRounded(numerator, denominator)
      const twiceOff = 2n * (rounded * denominator - numerator)
      expect(twiceOff <= denominator && twiceOff >= -denominator).toBe(true)
      if (twiceOff === denominator) expect(numerator > 0n).toBe(true)
      if (twiceOff === -denominator) expect(numerator < 0n).toBe(true)
    }),
  )
  expect(() => divideRounded(1n, 0n)).toThrow('positive')
  expect(() => divideRounded(1n, -2n)).toThrow('positive')
})

test('quantity × price is rounded once, in the places of the currency', () => {
  expect(amountOf(decimal('3'), decimal('0.333333'), 2)).toBe(100n)
  expect(amountOf(decimal('1.5'), decimal('0.33'), 2)).toBe(50n)
  expect(amountOf(decimal('-1.5'), decimal('0.33'), 2)).toBe(-50n)
  expect(amountOf(decimal('1.5'), decimal('1127'), 0)).toBe(1691n)
  expect(amountOf(decimal('2'), decimal('0.00025'), 3)).toBe(1n)
  expect(amountOf(decimal('1'), decimal('1.00005'), 4)).toBe(10001n)
  expect(amountOf(decimal('1000000000'), decimal('10000000000000'), 2)).toBe(10n ** 24n)
  expect(() => amountOf(decimal('1'), decimal('1'), 5)).toThrow('5 decimal places')
})

test('percentages, factors and amounts in major units', () => {
  expect(percentOf(13866n, decimal('19'))).toBe(2635n)
  expect(percentOf(818000n, decimal('9.975'))).toBe(81596n)
  expect(percentOf(-50n, decimal('1'))).toBe(-1n)
  expect(timesRounded(1001n, decimal('1.25'))).toBe(1251n)
  expect(timesRounded(-2n, decimal('1.25'))).toBe(-3n)
  expect(decimalFromMinor(1250n, 2)).toBe(decimal('12.5'))
  expect(decimalFromMinor(-1240n, 0)).toBe(decimal('-1240'))
  expect(decimalFromMinor(5n, 3)).toBe(decimal('0.005'))
})
