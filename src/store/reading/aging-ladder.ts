import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../../kernel/date.ts'
import type { AgedCustomer } from '../../domain/receivables/aged-customers.ts'
import { bucketOf } from '../../domain/receivables/aging.ts'
import { type AgingScale, rangeAt, rangesOf, USUAL_EDGES } from '../../domain/receivables/aging-scale.ts'
import type { HeldDocuments } from './held-documents.ts'

/**
 * The columns of the aged receivables as one sum each. A rung is what stands in a bucket or in a younger one, which takes
 * one comparison of days, so that documents are added up in the order of their index, a row for each customer, and the
 * first rows are on their way before the last documents are read.
 */
export interface Ladder {
  /** The sums, or less them, for documents that are grouped by customer and currency. */
  readonly sums: (held: HeldDocuments, sign: 1 | -1) => RawBuilder<unknown>
  /** The sums of several sources added up. */
  readonly sumsOfSums: RawBuilder<unknown>
  /** What the sums are called. */
  readonly names: RawBuilder<unknown>
  /** A line of the report from its sums. */
  readonly lineOf: (row: SumsRow) => AgedCustomer
}

/** What is null has no document in it. */
type Sum = bigint | null
export type SumsRow = Pick<AgedCustomer, 'customerId' | 'customerName' | 'currency'> & {
  readonly total: Sum
  readonly drafts: Sum
  readonly credits: Sum
} & Readonly<Record<`rung${number}`, Sum>>

export function ladderOf(asOf: string, scale: AgingScale): Ladder {
  // Of one kind of day the usual buckets and those of the scale are told by the same rungs.
  const byDue = scale.by === 'due'
  const edges = byDue ? [...new Set([...USUAL_EDGES, ...scale.edges])].toSorted((a, b) => a - b) : USUAL_EDGES
  const dues = daysThatBegin({ by: 'due', edges }, asOf)
  const issues = byDue ? [] : daysThatBegin(scale, asOf)
  const rungs = [
    ...dues.slice(1).map((day) => sql`i.due_on > ${day}::date`),
    ...issues.slice(1).map((day) => sql`i.issued_on > ${day}::date`),
  ]
  const names = ['total', 'drafts', 'credits', ...rungs.map((_, at) => `rung${at}`)]
  const bucketsOfDues = dues.map((day) => bucketOf(day, asOf))
  const rangesOfDues = byDue ? dues.map((dueOn) => rangeAt({ dueOn, issuedOn: dueOn }, scale, asOf)) : []
  const many = rangesOf(scale).length
  return {
    sums({ amount, draft, aged, credit = sql`false` }, sign) {
      const sum = (where: RawBuilder<unknown>): RawBuilder<unknown> =>
        sql`${sign < 0 ? sql`-` : sql``}sum(${amount}) filter (where ${where})::bigint`
      const parts = [sql`true`, draft, credit, ...rungs.map((rung) => sql`${aged} and ${rung}`)]
      return sql.join(parts.map((where, at) => sql`${sum(where)} as ${sql.ref(names[at]!)}`))
    },
    sumsOfSums: sql.join(names.map((name) => sql`sum(${sql.ref(name)})::bigint as ${sql.ref(name)}`)),
    names: sql.join(names.map((name) => sql.ref(name))),
    lineOf(row) {
      const { customerId, customerName, currency } = row
      const [total, drafts, credits] = [row.total ?? 0n, row.drafts ?? 0n, row.credits ?? 0n]
      const aged = total - drafts - credits
      const buckets = { current: 0n, days_1_30: 0n, days_31_60: 0n, days_61_90: 0n, over_90: 0n }
      const ranges = Array.from({ length: many }, () => 0n)
      let below = 0n
      for (let at = 0; at < dues.length; at++) {
        const upTo = at === dues.length - 1 ? aged : (row[`rung${at}`] ?? 0n)
        buckets[bucketsOfDues[at]!] += upTo - below
        if (byDue) ranges[rangesOfDues[at]!]! += upTo - below
        below = upTo
      }
      below = 0n
      for (let at = 0; at < issues.length; at++) {
        const upTo = at === issues.length - 1 ? aged : (row[`rung${dues.length - 1 + at}`] ?? 0n)
        ranges[at] = upTo - below
        below = upTo
      }
      return { customerId, customerName, currency, total, drafts, credits, buckets, ranges }
    },
  }
}

/** The youngest day of each bucket but the first, which every younger day falls in, too. */
const daysThatBegin = (scale: AgingScale, asOf: string): string[] =>
  rangesOf(scale).map(({ from }) => addDays(asOf, -(from ?? 0)))
