import { Temporal } from 'temporal-polyfill'
import { assert } from './assert.ts'
import { type Refusal, refuse } from './refusal.ts'
import { offsetMsAt } from './zone.ts'

export { isTimeZone } from './zone.ts'

/** A day on the calendar, 'YYYY-MM-DD', in no time zone. Such texts compare and sort as dates do. */
export type CalendarDate = string

const DAY_MS = 86_400_000
const DATE = /^\d{4}-\d\d-\d\d$/
/** Dates outside are typing mistakes (0206-05-01), and sums of dates inside never need a fifth digit. */
const EARLIEST: CalendarDate = '1900-01-01'
const LATEST: CalendarDate = '2999-12-31'

/** Reads 'YYYY-MM-DD'; refuses days that do not exist (2026-02-30) and years outside 1900 to 2999. */
export function parseDate(text: string): CalendarDate | Refusal {
  const values = { given: text.slice(0, 40) }
  if (!DATE.test(text)) {
    return refuse('not_a_date', 17, 'This is not a date.', {
      remedy: 'Write year, month and day, for example 2026-03-31.',
      values,
    })
  }
  const time = Date.parse(text)
  // Some engines roll 02-30 over to March instead of failing, so the day must read back the same.
  if (Number.isNaN(time) || dateOfDay(time / DAY_MS) !== text) {
    return refuse('date_not_in_calendar', 17, `There is no ${text} in the calendar.`, { values })
  }
  if (text < EARLIEST || text > LATEST) {
    return refuse('date_out_of_range', 17, `A date must lie between ${EARLIEST} and ${LATEST}.`, { values })
  }
  return text
}

/** That many days later, or earlier when negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return shifted(date, days, 'days')
}

/** The same day that many months later, or the month's last day where there is none: 01-31 + 1 is 02-28 or 29. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return shifted(date, months, 'months')
}

/** The last day of the date's month. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  return addDays(addMonths(`${date.slice(0, 8)}01`, 1), -1)
}

/** Days from one date to another: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  // Date-only texts are read as UTC, where every day has the same length.
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

/** A bill run adds the same terms to the same few days; calendar sums cost microseconds, looking one up does not. */
const sums = new Map<string, CalendarDate>()
const MOST_SUMS = 4096

function shifted(date: CalendarDate, count: number, unit: 'days' | 'months'): CalendarDate {
  if (count === 0) return date
  const key = `${date} ${count} ${unit}`
  let sum = sums.get(key)
  if (sum === undefined) {
    const start = Temporal.PlainDate.from(date)
    sum = start.add(unit === 'days' ? { days: count } : { months: count }).toString()
    if (sums.size >= MOST_SUMS) sums.clear()
    sums.set(key, sum)
  }
  return sum
}

/** The calendar date in a time zone at an instant (milliseconds since 1970, or what `parseInstant` gave). Rule 17. */
export function localDate(instant: string | number, timeZone: string): CalendarDate {
  const epochMs = typeof instant === 'number' ? instant : epochMsOf(instant)
  return dateOfDay(Math.floor((epochMs + offsetMsAt(epochMs, timeZone)) / DAY_MS))
}

/** The instant a day begins at in a time zone; midnight, or what comes first where a clock change leaves it out. */
export function startOfDay(date: CalendarDate, timeZone: string): string {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })
}

function epochMsOf(instant: string): number {
  const epochMs = Date.parse(instant)
  assert(instant.endsWith('Z') && !Number.isNaN(epochMs), `not a canonical instant: ${instant}`)
  return epochMs
}

/** The date of a day counted from 1970-01-01. */
function dateOfDay(day: number): CalendarDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

const INSTANT =
  /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/**
 * Reads an RFC 3339 instant and gives it in UTC with milliseconds: '2026-03-01T12:00:00.000Z'. The offset is
 * required, since a time without one means a different instant everywhere. Finer fractions are cut off.
 */
export function parseInstant(text: string): string | Refusal {
  const match = INSTANT.exec(text)
  if (match === null) {
    return refuse('not_an_instant', null, 'This is not a date and time with its offset from UTC.', {
      remedy: 'Write it like 2026-03-01T12:00:00Z or 2026-03-01T13:00:00+01:00.',
      values: { given: text.slice(0, 60) },
    })
  }
  const date = parseDate(match[1] ?? '')
  if (typeof date !== 'string') return date
  return new Date(text.toUpperCase()).toISOString()
}
