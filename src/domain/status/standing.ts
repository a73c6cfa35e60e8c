import type { Invoice } from '../invoice/invoice.ts'
import { everyPosition, type Position, positionOf } from './position.ts'

/** Every position in its fixed order; a standing is a place in it. */
const POSITIONS = everyPosition()
const PLACES = new Map(POSITIONS.map((position, at) => [keyOf(position), at]))
/** Later than any due date. */
const AFTER_ALL = '9999-12-31'

/**
 * Where a document stands whatever the day: its position once its due date is past, as its place in `everyPosition`.
 * The database keeps the same number with each document (`invoice.standing`), and a test compares the two.
 */
export const standingOf = (invoice: Invoice): number => PLACES.get(keyOf(positionOf(invoice, AFTER_ALL)))!

/** Documents of a standing that are meant: all of them, those past their due date, or those not past it yet. */
export interface StandingPart {
  readonly standing: number
  readonly part: 'all' | 'past' | 'ahead'
}

/** The standings whose positions pass a test, and on which side of the due date. */
export function standingsWhere(test: (position: Position) => boolean): StandingPart[] {
  return POSITIONS.flatMap((late, standing): StandingPart[] => {
    const past = test(late)
    const ahead = late.due === 'overdue' ? test({ ...late, due: 'not_due' }) : past
    if (past && ahead) return [{ standing, part: 'all' }]
    return past || ahead ? [{ standing, part: past ? 'past' : 'ahead' }] : []
  })
}

/** A document of a standing, on a day on which its due date is past or not. */
export const positionAt = (standing: number, isPast: boolean): Position => {
  const late = POSITIONS[standing]!
  return late.due === 'overdue' && !isPast ? { ...late, due: 'not_due' } : late
}

function keyOf({ stage, delivery, settlement, due, visibility }: Position): string {
  return `${stage} ${delivery} ${settlement} ${due} ${visibility}`
}
