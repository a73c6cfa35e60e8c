import { daysBetween } from '../../kernel/date.ts'

/** How receivables are aged: from which day on, and at which days one bucket ends and the next begins. */
export interface AgingScale {
  /** `due`: days past due; `issue`: days since the document was issued. */
  readonly by: 'due' | 'issue'
  /** Days, each more than the one before. */
  readonly edges: readonly number[]
}

export const USUAL_EDGES: readonly number[] = [30, 60, 90]
export const USUAL_SCALE: AgingScale = { by: 'due', edges: USUAL_EDGES }

/** A bucket: from so many days to so many, both included; null where there is no end. */
export interface AgeRange {
  readonly from: number | null
  readonly to: number | null
}

/** The buckets of a scale. By due date the first is what is not past due; by issue date they begin with the day of issue. */
export function rangesOf({ by, edges }: AgingScale): AgeRange[] {
  const first = by === 'due' ? [{ from: null, to: 0 }] : []
  const starts = [by === 'due' ? 1 : 0, ...edges.map((edge) => edge + 1)]
  return [...first, ...starts.map((from, at) => ({ from, to: edges[at] ?? null }))]
}

/** In which of a scale's buckets an item stands, seen on `asOf`: counted from 0. Every item stands in one. */
export function rangeAt(
  { dueOn, issuedOn }: { readonly dueOn: string; readonly issuedOn: string },
  { by, edges }: AgingScale,
  asOf: string,
): number {
  const age = daysBetween(by === 'due' ? dueOn : issuedOn, asOf)
  if (by === 'due' && age <= 0) return 0
  const passed = edges.filter((edge) => age > edge).length
  return by === 'due' ? passed + 1 : passed
}
