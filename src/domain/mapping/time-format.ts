import { parseInstant } from '../../kernel/date.ts'
import { isRefusal } from '../../kernel/refusal.ts'

/** How a date or a time is written: ISO 8601, seconds or milliseconds since 1970, or a pattern of its own. */
export type TimeFormat =
  | { readonly kind: 'iso' | 'unix' | 'unix-ms' }
  | { readonly kind: 'pattern'; readonly regex: RegExp; readonly tokens: readonly Token[] }

type Token = 'YYYY' | 'MM' | 'M' | 'DD' | 'D' | 'HH' | 'H' | 'hh' | 'h' | 'mm' | 'ss' | 'A'

/** What was read: an instant, or a time on somebody's calendar and clock. */
export type ReadTime =
  | { readonly instant: string }
  | { readonly date: string; readonly clock: string; readonly hasClock: boolean }

const DIGITS: Readonly<Record<Token, string>> = {
  YYYY: String.raw`(\d{4})`,
  MM: String.raw`(\d{2})`,
  M: String.raw`(\d{1,2})`,
  DD: String.raw`(\d{2})`,
  D: String.raw`(\d{1,2})`,
  HH: String.raw`(\d{2})`,
  H: String.raw`(\d{1,2})`,
  hh: String.raw`(\d{2})`,
  h: String.raw`(\d{1,2})`,
  mm: String.raw`(\d{2})`,
  ss: String.raw`(\d{2})`,
  A: '([AaPp][Mm])',
}
const PIECE = /(YYYY|MM|M|DD|D|HH|H|hh|h|mm|ss|A)|([ \-/.:,T])/gy

/** Reads a format's name or pattern, such as `DD.MM.YYYY HH:mm`. Null when it is not one. */
export function parseTimeFormat(text: string): TimeFormat | null {
  if (text === 'iso' || text === 'unix' || text === 'unix-ms') return { kind: text }
  if (text.length > 40) return null
  const pieces = [...text.matchAll(PIECE)]
  if (pieces.map(([all]) => all).join('') !== text) return null
  const tokens = pieces.flatMap(([, token]) => (token === undefined ? [] : [token as Token]))
  const kinds = tokens.map(kindOf)
  const isWhole =
    new Set(kinds).size === kinds.length &&
    ['Y', 'Mo', 'D'].every((kind) => kinds.includes(kind)) &&
    kinds.includes('A') === tokens.some((token) => token === 'h' || token === 'hh') &&
    (kinds.includes('H') || !(kinds.includes('m') || kinds.includes('s')))
  if (!isWhole) return null
  const source = pieces
    .map(([, token, mark = '']) => (token ? DIGITS[token as Token] : mark === '.' ? String.raw`\.` : mark))
    .join('')
  return { kind: 'pattern', regex: new RegExp(`^${source}$`), tokens }
}

const KINDS: Partial<Readonly<Record<Token, string>>> = {
  YYYY: 'Y',
  MM: 'Mo',
  M: 'Mo',
  mm: 'm',
  ss: 's',
  A: 'A',
}
const kindOf = (token: Token): string => KINDS[token] ?? token[0]!.toUpperCase()

const LOCAL = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?)?$/
const MOST_MS = 8.64e15

/** Reads a date or a time in a format; null when it is not written so. Days that do not exist are left to `parseDate`. */
export function readTime(given: string | number | boolean, format: TimeFormat): ReadTime | null {
  if (format.kind === 'pattern') return readPattern(String(given), format)
  if (format.kind === 'iso') return readIso(String(given))
  const text = String(given)
  if (!/^-?\d{1,16}(?:\.\d{1,9})?$/.test(text)) return null
  const ms = Math.floor(Number(text) * (format.kind === 'unix' ? 1000 : 1))
  return Math.abs(ms) <= MOST_MS ? { instant: new Date(ms).toISOString() } : null
}

function readIso(text: string): ReadTime | null {
  const local = LOCAL.exec(text)
  if (!local) {
    const instant = parseInstant(text)
    return isRefusal(instant) ? null : { instant }
  }
  const [, date = '', clock, seconds = ':00'] = local
  return clocked(date, clock === undefined ? null : `${clock}${seconds}`)
}

function readPattern(
  text: string,
  { regex, tokens }: Extract<TimeFormat, { kind: 'pattern' }>,
): ReadTime | null {
  const match = regex.exec(text)
  if (!match) return null
  const part = (kind: string): string | undefined =>
    match[1 + tokens.findIndex((token) => kindOf(token) === kind)]
  const has = (kind: string): boolean => tokens.some((token) => kindOf(token) === kind)
  const two = (kind: string): string => (has(kind) ? part(kind)!.padStart(2, '0') : '00')
  const date = `${part('Y')}-${two('Mo')}-${two('D')}`
  if (!has('H')) return clocked(date, null)
  if (!has('A')) return clocked(date, `${two('H')}:${two('m')}:${two('s')}`)
  const hour = Number(part('H'))
  if (hour < 1 || hour > 12) return null
  const half = part('A')!.toLowerCase() === 'pm' ? 12 : 0
  return clocked(date, `${String((hour % 12) + half).padStart(2, '0')}:${two('m')}:${two('s')}`)
}

function clocked(date: string, clock: string | null): ReadTime | null {
  if (clock === null) return { date, clock: '00:00:00', hasClock: false }
  return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(clock) ? { date, clock, hasClock: true } : null
}
