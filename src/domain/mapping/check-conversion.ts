import { isCurrency } from '../../kernel/currency.ts'
import { isTimeZone } from '../../kernel/zone.ts'
import { CONVERSIONS, type Conversion, type CurrencyOf, type NumberStyle } from './conversion.ts'
import type { Leaf } from './mapping.ts'
import { isObject, type Json, type Reader } from './reader.ts'
import { parseTimeFormat, type TimeFormat } from './time-format.ts'

/** What conversions use when they do not say it themselves. */
export interface Defaults {
  readonly style: NumberStyle
  readonly zone: string | null
  readonly currency: CurrencyOf | null
}

type ReadLeaf = (at: string, json: unknown) => Leaf | null

/** Reads `convert`: a name, `{ "to": name, … }`, or a list of those, carried out in their order. */
export function readConversions(
  reader: Reader,
  at: string,
  json: unknown,
  defaults: Defaults,
  readLeaf: ReadLeaf,
): Conversion[] {
  if (json === undefined) return []
  if (!Array.isArray(json)) return [readOne(reader, at, json, defaults, readLeaf) ?? []].flat()
  return json.flatMap((one, n) => readOne(reader, `${at}/${n}`, one, defaults, readLeaf) ?? [])
}

const STYLE = ['mark', 'grouping']
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  decimal: STYLE,
  minor: [...STYLE, 'currency'],
  major: ['currency'],
  date: ['format', 'zone'],
  instant: ['format', 'zone'],
}

function readOne(
  reader: Reader,
  at: string,
  json: unknown,
  defaults: Defaults,
  readLeaf: ReadLeaf,
): Conversion | null {
  const given: Json = isObject(json) ? json : { to: json }
  const to = CONVERSIONS.find((name) => name === given['to'])
  if (to === undefined)
    return reader.fault(
      at,
      'conversion_unknown',
      'This conversion is not known.',
      `Known conversions: ${CONVERSIONS.join(', ')}.`,
    )
  reader.only(at, given, ['to', ...(OPTIONS[to] ?? [])])
  switch (to) {
    case 'text':
    case 'trim':
    case 'lowercase':
    case 'uppercase':
      return { to }
    case 'decimal':
      return { to, style: readStyle(reader, at, given, defaults.style) }
    case 'minor':
    case 'major': {
      const currency =
        readCurrency(reader, `${at}/currency`, given['currency'], readLeaf) ?? defaults.currency
      if (currency === null) {
        return given['currency'] === undefined
          ? reader.fault(
              at,
              'currency_missing',
              'It is not said in which currency this is.',
              'Add "currency": "USD", or {"path": …}, here or in the mapping\'s defaults.',
            )
          : null
      }
      return to === 'major'
        ? { to, currency }
        : { to, currency, style: readStyle(reader, at, given, defaults.style) }
    }
    case 'date':
    case 'instant':
      return readTimeConversion(reader, at, to, given, defaults)
  }
}

function readTimeConversion(
  reader: Reader,
  at: string,
  to: 'date' | 'instant',
  given: Json,
  defaults: Defaults,
): Conversion | null {
  const format = readFormat(reader, at, given['format'])
  const zone = readZone(reader, `${at}/zone`, given['zone']) ?? defaults.zone
  if (format === null) return null
  const needsZone = to === 'instant' ? format.kind === 'pattern' : format.kind.startsWith('unix')
  if (zone === null && needsZone && given['zone'] === undefined)
    return reader.fault(
      at,
      'zone_missing',
      'It is not said in which time zone this is.',
      'Add "zone": "Europe/Berlin", here or in the mapping\'s defaults.',
    )
  return { to, format, zone }
}

function readFormat(reader: Reader, at: string, json: unknown): TimeFormat | null {
  if (json === undefined) return { kind: 'iso' }
  const format = typeof json === 'string' ? parseTimeFormat(json) : null
  return (
    format ??
    reader.fault(
      `${at}/format`,
      'format_unknown',
      'This is not a format of dates and times.',
      'Use iso, unix, unix-ms, or a pattern of YYYY MM M DD D HH H hh h mm ss A and - / . : , T or spaces, such as DD.MM.YYYY HH:mm.',
    )
  )
}

/** How numbers are written, where something says it. */
export function readStyle(reader: Reader, at: string, given: Json, otherwise: NumberStyle): NumberStyle {
  const { mark = otherwise.mark, grouping = otherwise.grouping } = given
  if (mark !== '.' && mark !== ',') {
    reader.fault(`${at}/mark`, 'mark_unknown', 'The mark before a fraction is "." or ",".')
    return otherwise
  }
  if (grouping !== null && grouping !== '.' && grouping !== ',' && grouping !== ' ' && grouping !== "'") {
    reader.fault(
      `${at}/grouping`,
      'grouping_unknown',
      'Thousands are grouped with ".", ",", " " or "\'", or with nothing: null.',
    )
    return otherwise
  }
  if (mark === grouping) {
    reader.fault(
      `${at}/grouping`,
      'grouping_is_mark',
      'The mark before the fraction cannot group the thousands as well.',
    )
    return otherwise
  }
  return { mark, grouping }
}

export function readZone(reader: Reader, at: string, json: unknown): string | null {
  if (json === undefined) return null
  if (typeof json === 'string' && isTimeZone(json)) return json
  return reader.fault(
    at,
    'zone_unknown',
    'This is not a time zone.',
    'Use a name such as Europe/Berlin or UTC.',
  )
}

export function readCurrency(
  reader: Reader,
  at: string,
  json: unknown,
  readLeaf: ReadLeaf,
): CurrencyOf | null {
  if (json === undefined) return null
  if (typeof json === 'string') {
    return isCurrency(json)
      ? { code: json }
      : reader.fault(
          at,
          'currency_unknown',
          'This is not a currency of ISO 4217.',
          'Use a code in capitals such as USD, or {"path": …}.',
        )
  }
  const leaf = readLeaf(at, json)
  return leaf && { leaf }
}
