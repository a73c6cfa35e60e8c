import {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  endOfMonth,
  parseDate,
} from '../../kernel/date.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'

/** Days of the calendar one after another, both ends included. */
export interface Span {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** The span between two days, or a refusal when it would end before it begins. */
export function spanOf(from: CalendarDate, to: CalendarDate): Span | Refusal {
  if (from <= to) return { from, to }
  return refuse('period_backwards', null, 'The period ends before it begins.', {
    pointer: '/to',
    values: { from, to },
  })
}

/** What a span is compared with: the one of the same length just before it, or the same a year before. */
export type Comparison = 'previous' | 'year'

/**
 * The span another is compared with, or a refusal when it would begin before the calendar of the books does. Whole months
 * are compared with as many whole months, whatever their days: March with February, February with all of a leap year's.
 */
export function comparedSpan(span: Span, by: Comparison): Span | Refusal {
  const compared = by === 'year' ? yearBefore(span) : justBefore(span)
  const begins = parseDate(compared.from)
  return isRefusal(begins) ? { ...begins, pointer: '/compare' } : compared
}

function justBefore({ from, to }: Span): Span {
  const isWholeMonths = from.endsWith('-01') && to === endOfMonth(to)
  return {
    from: isWholeMonths
      ? addMonths(from, monthOf(from) - monthOf(to) - 1)
      : addDays(from, daysBetween(to, from) - 1),
    to: addDays(from, -1),
  }
}

function yearBefore({ from, to }: Span): Span {
  const end = addMonths(to, -12)
  return { from: addMonths(from, -12), to: to === endOfMonth(to) ? endOfMonth(end) : end }
}

/** The month a date lies in, counted from the year 0. */
const monthOf = (date: CalendarDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
