import { addDays, addMonths, type CalendarDate, endOfMonth } from '../../kernel/date.ts'
import type { Span } from './span.ts'

/** The day on which every fiscal year ends, as month and day: 12-31. The end of February is 02-28 and means its last day. */
export type FiscalYearEnd = string

/** The end of the fiscal year that ends in a calendar year. */
export function yearEndIn(year: number, end: FiscalYearEnd): CalendarDate {
  const day = `${String(year).padStart(4, '0')}-${end}`
  return end === '02-28' ? endOfMonth(day) : day
}

/** The fiscal year a day lies in. */
export function fiscalYearOf(day: CalendarDate, end: FiscalYearEnd): Span {
  const year = Number(day.slice(0, 4))
  const endsOn = yearEndIn(day <= yearEndIn(year, end) ? year : year + 1, end)
  return { from: addDays(yearEndIn(Number(endsOn.slice(0, 4)) - 1, end), 1), to: endsOn }
}

/** Whether fiscal years can end on it: a day that every year has. */
export const isYearEnd = (end: string): boolean => {
  const [month, day] = end.split('-').map(Number)
  return (
    month !== undefined &&
    day !== undefined &&
    day <= Number(endOfMonth(addMonths('2025-01-01', month - 1)).slice(8))
  )
}
