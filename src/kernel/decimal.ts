import { assert } from './assert.ts'
import { type Refusal, isRefusal, refuse } from './refusal.ts'

declare const decimalBrand: unique symbol

/** A quantity, unit price, rate or factor: fixed point with 8 places held in a bigint (1.5 is 150000000n). Rule 12. */
export type Decimal = bigint & { readonly [decimalBrand]: true }

/** Places kept after the point; rule 12 asks for at least 4 (quantity), 6 (unit price) and 5 (rate). */
export const DECIMAL_PLACES = 8
/** The decimal 1 as the plain number of units it holds. */
export const DECIMAL_ONE = (10n ** BigInt(DECIMAL_PLACES)) as Decimal

/** What 100 % is, in units of a percent decimal. */
export const HUNDRED_PERCENT = (100n * DECIMAL_ONE) as Decimal

const PLAIN_DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/
/** Longer texts are refused unread, so that no input can make us parse a megabyte of digits. */
const LONGEST_TEXT = 40
/** A double holds any decimal of this many digits exactly enough to be written back the same. */
const DIGITS_A_NUMBER_KEEPS = 15

/**
 * Reads "12", "-0.5", "9.975". Refuses what would have to be guessed or rounded: exponents, spaces, grouping
 * commas, a bare point, NaN, more than 8 significant places, and numbers with more digits than a double keeps.
 */
export function parseDecimal(text: string | number): Decimal | Refusal {
  const plain = typeof text === 'number' ? String(text) : text
  const match = plain.length <= LONGEST_TEXT ? PLAIN_DECIMAL.exec(plain) : null
  if (match === null) {
    return refuse('not_a_decimal', 12, 'This is not a plain decimal number.', {
      remedy: 'Write digits with at most one decimal point, for example 1250.75.',
      values: { given: plain.slice(0, LONGEST_TEXT) },
    })
  }
  const whole = match[2] ?? ''
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > DECIMAL_PLACES) {
    return refuse('too_many_decimals', 12, `At most ${DECIMAL_PLACES} decimal places are kept.`, {
      remedy: 'Round the value before sending it.',
      values: { given: plain },
    })
  }
  if (typeof text === 'number' && (whole + fraction).replace(/^0+/, '').length > DIGITS_A_NUMBER_KEEPS) {
    return refuse('number_not_exact', 12, 'This number has more digits than a JSON number keeps.', {
      remedy: 'Send it as text in quotes.',
      values: { given: plain },
    })
  }
  const units = BigInt(whole + fraction.padEnd(DECIMAL_PLACES, '0'))
  return (match[1] === '-' ? -units : units) as Decimal
}

/** A decimal known to be good, for constants: `decimal('9.975')`. */
export function decimal(text: string | number): Decimal {
  const parsed = parseDecimal(text)
  assert(!isRefusal(parsed), `not a decimal: ${text}`)
  return parsed
}

/** The shortest text that reads back the same: "1.5", "-0.00000001", "0". */
export function formatDecimal(value: Decimal): string {
  const units: bigint = value
  const digits = (units < 0n ? -units : units).toString().padStart(DECIMAL_PLACES + 1, '0')
  const fraction = digits.slice(-DECIMAL_PLACES).replace(/0+$/, '')
  const text = digits.slice(0, -DECIMAL_PLACES) + (fraction === '' ? '' : `.${fraction}`)
  return value < 0n ? `-${text}` : text
}

/** An amount in minor units as the same amount in major units: 1250n of a two-place currency is 12.5. */
export function decimalFromMinor(minor: bigint, currencyExponent: number): Decimal {
  return (minor * 10n ** BigInt(DECIMAL_PLACES - currencyExponent)) as Decimal
}

/** numerator / denominator to the nearest integer, halves away from zero. The denominator is positive. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, 'divideRounded needs a positive denominator')
  const quotient = numerator / denominator
  const rest = numerator % denominator
  if (rest < 0n) return rest * -2n >= denominator ? quotient - 1n : quotient
  return rest * 2n >= denominator ? quotient + 1n : quotient
}

/** What to divide quantity × price (16 places) by to reach minor units, for exponents 0 to 4. */
const TO_MINOR = [0, 1, 2, 3, 4].map((exponent) => 10n ** BigInt(2 * DECIMAL_PLACES - exponent))

/** quantity × unit price (major units) in minor units of a currency with that exponent; one rounding. Rule 12. */
export function amountOf(quantity: Decimal, unitPrice: Decimal, currencyExponent: number): bigint {
  const divisor = TO_MINOR[currencyExponent]
  assert(divisor !== undefined, `no currency has ${currencyExponent} decimal places`)
  return divideRounded(quantity * unitPrice, divisor)
}

/** `ratePercent` percent of an amount in minor units, rounded once: 19 % of 13866n is 2635n. */
export function percentOf(base: bigint, ratePercent: Decimal): bigint {
  return divideRounded(base * ratePercent, HUNDRED_PERCENT)
}

/** An amount in minor units times a factor, rounded once: 1.25 × 1001n is 1251n. */
export function timesRounded(base: bigint, factor: Decimal): bigint {
  return divideRounded(base * factor, DECIMAL_ONE)
}
