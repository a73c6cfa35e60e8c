import { exponentOf } from './currency.ts'
import { type Refusal, refuse } from './refusal.ts'

/** An amount of money in minor units of its currency: USD 12.50 is 1250n, JPY 1240 is 1240n. Rule 12. */
export type Minor = bigint

/** No amount may be larger than this, either way: far above any invoice, far below the database's bigint. */
export const MAX_MINOR: Minor = 10n ** 15n

const PLAIN_AMOUNT = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/

/**
 * Reads "12.50" as minor units. Zeros past the currency's places are harmless and accepted ("1127.00" JPY);
 * any other digit there is refused, as are exponents, spaces and grouping.
 */
export function minorFromDecimalText(text: string, currency: string): Minor | Refusal {
  const match = PLAIN_AMOUNT.exec(text)
  if (match === null) {
    return refuse('not_an_amount', 12, 'This is not a plain amount of money.', {
      remedy: 'Write digits with at most one decimal point, for example 1250.75.',
      values: { given: text.slice(0, 60), currency },
    })
  }
  const exponent = exponentOf(currency)
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > exponent) {
    return refuse('too_many_decimals', 12, `${currency} amounts have at most ${exponent} decimal places.`, {
      remedy: 'Round the amount before sending it.',
      values: { given: text, currency },
    })
  }
  const size = BigInt((match[2] ?? '') + fraction.padEnd(exponent, '0'))
  if (size > MAX_MINOR) {
    return refuse('amount_too_large', 12, 'This amount is larger than an invoice can hold.', {
      values: { given: text, currency },
    })
  }
  return match[1] === '-' ? -size : size
}

/** The amount as plain decimal text with all of the currency's places: "12.50", "-0.005" (KWD), "1240" (JPY). */
export function decimalTextOf(minor: Minor, currency: string): string {
  const exponent = exponentOf(currency)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0')
  const sign = minor < 0n ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** Grouped, all places, no symbol: "1,200.00". `locale` is a BCP 47 tag. */
export function formatMoney(minor: Minor, currency: string, locale = 'en-US'): string {
  return formatted(minor, currency, locale, 'none')
}

/** Grouped and with the currency, as its symbol ("$1,200.00") or its code ("USD 1,200.00"). */
export function formatMoneyWith(
  show: 'symbol' | 'code',
  minor: Minor,
  currency: string,
  locale = 'en-US',
): string {
  return formatted(minor, currency, locale, show)
}

/** Building an Intl formatter costs more than a hundred uses of it. Bounded, since locales come from outside. */
const formatters = new Map<string, Intl.NumberFormat>()
const MOST_FORMATTERS = 256

function formatted(minor: Minor, currency: string, locale: string, show: 'none' | 'symbol' | 'code'): string {
  const key = `${locale} ${currency} ${show}`
  let formatter = formatters.get(key)
  if (formatter === undefined) {
    // The places are ISO 4217's: what Intl believes about a currency differs between engines.
    const places = exponentOf(currency)
    formatter = new Intl.NumberFormat(locale, {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      ...(show === 'none' ? {} : { style: 'currency', currency, currencyDisplay: show }),
    })
    if (formatters.size >= MOST_FORMATTERS) formatters.clear()
    formatters.set(key, formatter)
  }
  // Decimal text is formatted digit by digit; a number would pass through a float.
  return formatter.format(decimalTextOf(minor, currency) as `${number}`)
}
