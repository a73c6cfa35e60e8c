import { assert } from '../../kernel/assert.ts'
import type { CalendarDate } from '../../kernel/date.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'

/** A run of document numbers of one organization, as stored between two draws (rule 14). */
export interface NumberSeries {
  code: string
  /** Literal text with {prefix}, {YYYY}, {YY}, {MM} and one counter {N…}: as many N as digits at least. */
  pattern: string
  prefix: string
  /** The number the next draw gets. */
  next: bigint
  /** Starts again at 1 with each new year; off by default. */
  yearlyReset: boolean
  /** The latest year a number was drawn for, null before the first. */
  year: number | null
}

/** A number drawn: its place in the counter and what is printed. */
export interface DrawnNumber {
  seq: bigint
  text: string
}

const TOKEN = /\{([^{}]*)\}/g
const COUNTER = /^N{1,12}$/
const DATE_TOKENS = new Set(['YYYY', 'YY', 'MM'])
const LITERAL = /^[\p{L}\p{N}\-_/.#]*$/u
const LONGEST_PATTERN = 60

/** Prints number `n` of the series for a document of that date. The counter grows past its width, never wraps. */
export function formatNumber(series: NumberSeries, n: bigint, issuedOn: CalendarDate): string {
  return series.pattern.replace(TOKEN, (_, token: string) => {
    switch (token) {
      case 'prefix':
        return series.prefix
      case 'YYYY':
        return issuedOn.slice(0, 4)
      case 'YY':
        return issuedOn.slice(2, 4)
      case 'MM':
        return issuedOn.slice(5, 7)
      default:
        return n.toString().padStart(token.length, '0')
    }
  })
}

/** Null when the pattern can number documents uniquely, else why not. */
export function checkPattern(pattern: string, yearlyReset = false): Refusal | null {
  const tokens = [...pattern.matchAll(TOKEN)].map((match) => match[1] ?? '')
  const counters = tokens.filter((token) => COUNTER.test(token))
  const unknown = tokens.find(
    (token) => token !== 'prefix' && !DATE_TOKENS.has(token) && !COUNTER.test(token),
  )
  if (pattern.length > LONGEST_PATTERN) {
    return refusePattern(pattern, `A number pattern has at most ${LONGEST_PATTERN} characters.`)
  }
  if (unknown !== undefined) return refusePattern(pattern, `The token {${unknown}} is not known.`)
  if (!LITERAL.test(pattern.replace(TOKEN, ''))) {
    return refusePattern(pattern, 'Outside its tokens a number has only letters, digits and - _ / . #')
  }
  if (counters.length !== 1) {
    return refusePattern(pattern, 'A number pattern needs its counter, such as {NNNNN}, exactly once.')
  }
  if (yearlyReset && !tokens.includes('YYYY') && !tokens.includes('YY')) {
    return refusePattern(pattern, 'A counter that restarts each year needs {YYYY} or {YY} in its pattern.')
  }
  return null
}

function refusePattern(pattern: string, message: string): Refusal {
  return refuse('number_pattern_unusable', 14, message, {
    remedy: 'Use a pattern such as {prefix}-{YYYY}-{NNNNN}.',
    values: { pattern: pattern.slice(0, 2 * LONGEST_PATTERN) },
  })
}

/**
 * Draws one number per document date, in that order, and gives the series as it then stands (rule 14).
 *
 * The counter never resets, whatever the dates: INV-2026-00142 is followed by INV-2027-00143. With
 * `yearlyReset` it restarts at 1 with the first date of a later year; a date of a year already left behind is
 * numbered in the series' present year, because the old counter is gone and no number may be given twice.
 */
export function drawNumbers(
  series: NumberSeries,
  dates: readonly CalendarDate[],
): { numbers: DrawnNumber[]; series: NumberSeries } {
  let { next, year } = series
  assert(next >= 1n, 'a series counts from 1')
  const numbers = dates.map((date): DrawnNumber => {
    const dateYear = Number(date.slice(0, 4))
    if (series.yearlyReset && year !== null && dateYear > year) next = 1n
    if (year === null || dateYear > year) year = dateYear
    const seq = next
    next += 1n
    const numberedAs = series.yearlyReset && dateYear < year ? `${year}-01-01` : date
    return { seq, text: formatNumber(series, seq, numberedAs) }
  })
  return { numbers, series: { ...series, next, year } }
}

/** What every number the series prints looks like, as a regular expression (of PostgreSQL too): its group is the counter. */
export function shapeOf({ pattern, prefix }: Pick<NumberSeries, 'pattern' | 'prefix'>): string {
  const literal = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '[$&]')
  const parts = pattern.split(/(\{[^{}]*\})/).map((part) => {
    if (!part.startsWith('{')) return literal(part)
    if (part === '{prefix}') return literal(prefix)
    if (part === '{YYYY}') return '[0-9]{4}'
    if (part === '{YY}' || part === '{MM}') return '[0-9]{2}'
    return `([0-9]{${part.length - 2},18})`
  })
  return `^${parts.join('')}$`
}

/** Null when a prefix can stand in a number, else why not. */
export function checkPrefix(prefix: string): Refusal | null {
  if (LITERAL.test(prefix)) return null
  return refuse('number_prefix_unusable', 14, 'A prefix has only letters, digits and - _ / . #', {
    pointer: '/prefix',
    remedy: 'Use a prefix such as INV.',
  })
}
