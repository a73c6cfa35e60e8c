import { isCurrency } from '../../kernel/currency.ts'
import { localDate, parseDate } from '../../kernel/date.ts'
import { formatDecimal, parseDecimal } from '../../kernel/decimal.ts'
import { decimalTextOf, minorFromDecimalText } from '../../kernel/money.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { epochMsOfLocal } from '../../kernel/zone.ts'
import type { Conversion, NumberStyle } from './conversion.ts'
import { readTime } from './time-format.ts'

type Given = string | number | boolean

/** What a conversion made, or why it could not: a stable code, a sentence, and the way out where there is one. */
export type Converted =
  | { readonly value: string | number }
  | { readonly code: string; readonly detail: string; readonly remedy?: string }

/** Carries out one conversion. `currency` is the code it names, once it is known; it may be anything the payload said. */
export function convert(given: Given, conversion: Conversion, currency: string | null): Converted {
  switch (conversion.to) {
    case 'text':
      return { value: String(given) }
    case 'trim':
      return { value: String(given).trim() }
    case 'lowercase':
      return { value: String(given).toLowerCase() }
    case 'uppercase':
      return { value: String(given).toUpperCase() }
    case 'decimal':
      return toDecimal(given, conversion.style)
    case 'minor':
      return toMinor(given, conversion.style, currency ?? '')
    case 'major':
      return toMajor(given, currency ?? '')
    case 'date':
    case 'instant':
      return toTime(given, conversion)
  }
}

function toDecimal(given: Given, style: NumberStyle): Converted {
  const value = typeof given === 'number' ? given : plainDecimal(String(given).trim(), style)
  if (value === null) {
    const { mark, grouping } = style
    const detail = `This is not a decimal number with "${mark}" before its fraction${grouping === null ? ' and nothing between its thousands' : ` and "${grouping}" between its thousands`}.`
    return { code: 'not_a_decimal', detail, remedy: 'Say how it is written with "mark" and "grouping".' }
  }
  const read = parseDecimal(value)
  return isRefusal(read) ? told(read) : { value: formatDecimal(read) }
}

/** The number with a point and no grouping; null when it is not written in that style. Groups are of three digits. */
function plainDecimal(text: string, { mark, grouping }: NumberStyle): string | null {
  const [whole = '', fraction, ...more] = text.split(mark)
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return null
  const digits = grouping === null ? whole : ungrouped(whole, grouping)
  if (digits === null || !/^-?\d+$/.test(digits)) return null
  return fraction === undefined ? digits : `${digits}.${fraction}`
}

function ungrouped(whole: string, grouping: string): string | null {
  // A space that does not break, or a thin one, is a space to people.
  const parts = (grouping === ' ' ? whole.replaceAll(/[\u00a0\u2009\u202f]/g, ' ') : whole).split(grouping)
  if (parts.length === 1) return whole
  const isGrouped = /^-?\d{1,3}$/.test(parts[0]!) && parts.slice(1).every((part) => /^\d{3}$/.test(part))
  return isGrouped ? parts.join('') : null
}

function toMinor(given: Given, style: NumberStyle, currency: string): Converted {
  if (!isCurrency(currency)) return unknownCurrency
  const decimal = toDecimal(given, style)
  if (!('value' in decimal)) return decimal
  const minor = minorFromDecimalText(String(decimal.value), currency)
  return isRefusal(minor) ? told(minor) : { value: Number(minor) }
}

function toMajor(given: Given, currency: string): Converted {
  if (!isCurrency(currency)) return unknownCurrency
  const text = String(given)
  if (!/^-?\d{1,16}$/.test(text))
    return { code: 'not_an_amount', detail: 'This is not a whole number of minor units.' }
  return { value: decimalTextOf(BigInt(text), currency) }
}

const unknownCurrency: Converted = {
  code: 'currency_unknown',
  detail: 'The currency of this amount is not one of ISO 4217.',
}

function toTime(
  given: Given,
  { to, format, zone }: Extract<Conversion, { to: 'date' | 'instant' }>,
): Converted {
  const read = readTime(given, format)
  if (read === null)
    return {
      code: `not_${to === 'date' ? 'a_date' : 'an_instant'}`,
      detail: 'This is not written in the format that is named.',
    }
  if ('instant' in read) {
    if (to === 'instant') return { value: read.instant }
    return zone === null ? noZone : checkedDate(localDate(read.instant, zone))
  }
  const date = checkedDate(read.date)
  if (to === 'date' || !('value' in date)) return date
  return zone === null
    ? noZone
    : { value: new Date(epochMsOfLocal(read.date, read.clock, zone)).toISOString() }
}

const noZone: Converted = {
  code: 'zone_missing',
  detail: 'It is not said in which time zone this is.',
  remedy: 'Add "zone": "Europe/Berlin", here or in the mapping\'s defaults.',
}

function checkedDate(text: string): Converted {
  const date = parseDate(text)
  return isRefusal(date) ? told(date) : { value: date }
}

const told = ({ code, message, remedy }: { code: string; message: string; remedy?: string }): Converted => ({
  code,
  detail: message,
  ...(remedy === undefined ? {} : { remedy }),
})
