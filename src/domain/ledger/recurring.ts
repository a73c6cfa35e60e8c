import { addDays, addMonths, type CalendarDate, endOfMonth } from '../../kernel/date.ts'
import type { LineByHand } from './lines-by-hand.ts'

/** On which days: on `day` of a month (or its last day, where it has no such day), from a day on. */
export interface Schedule {
  readonly every: 'month' | 'quarter' | 'year'
  readonly day: number
  readonly startsOn: CalendarDate
  /** The last day on which one may be due. */
  readonly endsOn: CalendarDate | null
  /** So many are made at most. */
  readonly most: number | null
}

/** An entry that is made again and again, and how far it got. */
export interface RecurringEntry extends Schedule {
  readonly id: string
  readonly description: string
  readonly reference: string | null
  readonly currency: string
  readonly lines: readonly LineByHand[]
  readonly made: number
  /** The next day on which one is due; null when there is none any more. */
  readonly nextOn: CalendarDate | null
  readonly paused: boolean
  /** Why the one that is due could not be made. */
  readonly problem: string | null
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** The first due day on or after a day, when so many were made before; null when there is none any more. */
export function dueFrom(schedule: Schedule, from: CalendarDate, made: number): CalendarDate | null {
  const { every, day, startsOn, endsOn, most } = schedule
  if (most !== null && made >= most) return null
  const earliest = from > startsOn ? from : startsOn
  const firstMonth = `${startsOn.slice(0, 8)}01`
  for (let months = 0; ; months += MONTHS[every]) {
    const last = endOfMonth(addMonths(firstMonth, months))
    const due = `${last.slice(0, 8)}${String(Math.min(day, Number(last.slice(8)))).padStart(2, '0')}`
    if (due < earliest) continue
    return endsOn !== null && due > endsOn ? null : due
  }
}

/** The days on which it is due next, at most so many. */
export function comingDays(entry: RecurringEntry, count: number): CalendarDate[] {
  const days: CalendarDate[] = []
  let next = entry.nextOn
  while (next !== null && days.length < count) {
    days.push(next)
    next = dueFrom(entry, addDays(next, 1), entry.made + days.length)
  }
  return days
}
