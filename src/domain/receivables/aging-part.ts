import { daysBetween } from '../../kernel/date.ts'
import type { ReceivableItem } from './aging.ts'
import { type AgeRange, type AgingScale, rangesOf } from './aging-scale.ts'

/** The figures of the report that can be opened: its columns, all past due, all but credits, and all. */
export type AgingFigure =
  | 'current'
  | 'days1To30'
  | 'days31To60'
  | 'days61To90'
  | 'over90'
  | 'drafts'
  | 'credits'
  | 'total'
  | 'overdue'
  | 'owed'

/** What of the aged receivables is meant. */
export interface AgingPart {
  /** What is neither draft nor credit: of these ages, in days past due or since issue. */
  readonly aged: (AgeRange & Pick<AgingScale, 'by'>) | null
  readonly drafts: boolean
  readonly credits: boolean
}

const only = (from: number | null, to: number | null): AgingPart => ({
  aged: { by: 'due', from, to },
  drafts: false,
  credits: false,
})
const ALL = only(null, null)

const PARTS: Readonly<Record<AgingFigure, AgingPart>> = {
  current: only(null, 0),
  days1To30: only(1, 30),
  days31To60: only(31, 60),
  days61To90: only(61, 90),
  over90: only(91, null),
  drafts: { aged: null, drafts: true, credits: false },
  credits: { aged: null, drafts: false, credits: true },
  total: { ...ALL, drafts: true, credits: true },
  overdue: only(1, null),
  owed: { ...ALL, drafts: true },
}

/** What a figure is made of. */
export const partOfFigure = (figure: AgingFigure): AgingPart => PARTS[figure]

/** What one of a scale's buckets is made of, counted from 0; of one that the scale does not have, nothing. */
export function partOfBucket(bucket: number, scale: AgingScale): AgingPart {
  const range = rangesOf(scale)[bucket]
  // What is younger than the first bucket stands in it.
  const aged = range ? { by: scale.by, from: bucket === 0 ? null : range.from, to: range.to } : null
  return { aged, drafts: false, credits: false }
}

/** Whether an item is of a part, seen on `asOf`. */
export function isOf(
  { amount, draft, dueOn, issuedOn }: ReceivableItem & { readonly issuedOn: string },
  { aged, drafts, credits }: AgingPart,
  asOf: string,
): boolean {
  if (amount < 0n) return credits
  if (draft) return drafts
  if (!aged) return false
  const age = daysBetween(aged.by === 'due' ? dueOn : issuedOn, asOf)
  return age >= (aged.from ?? -Infinity) && age <= (aged.to ?? Infinity)
}
