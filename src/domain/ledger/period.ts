import { addDays } from '../../kernel/date.ts'

/** The day an entry may be dated: its own, or the first open day when its period is closed (rule 21). */
export function openDay(date: string, closedThrough: string | null): string {
  return closedThrough !== null && date <= closedThrough ? addDays(closedThrough, 1) : date
}
