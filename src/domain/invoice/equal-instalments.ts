import { allocate } from '../../kernel/allocate.ts'
import { addDays, addMonths } from '../../kernel/date.ts'

/** How often equal parts fall due. */
export const INSTALMENT_RHYTHMS = ['week', 'two_weeks', 'month'] as const
export type InstalmentRhythm = (typeof INSTALMENT_RHYTHMS)[number]

/**
 * An amount (minor units) in parts as equal as can be, the first ones the larger, from a calendar date on; they come to
 * it exactly. Months count from the first day, so that one on the 31st is not moved for good by a short month.
 */
export function equalInstalments(
  open: bigint,
  { parts, every }: { readonly parts: number; readonly every: InstalmentRhythm },
  first: string,
): { readonly dueOn: string; readonly amount: bigint }[] {
  const amounts = allocate(
    open,
    Array.from({ length: parts }, () => 1n),
  )
  return amounts.map((amount, at) => ({
    amount,
    dueOn: every === 'month' ? addMonths(first, at) : addDays(first, at * (every === 'week' ? 7 : 14)),
  }))
}
