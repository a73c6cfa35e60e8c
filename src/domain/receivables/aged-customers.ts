import {
  ageReceivables,
  type AgingBucket,
  type AgingRow,
  AGING_BUCKETS,
  isAged,
  type ReceivableItem,
} from './aging.ts'
import { type AgingScale, rangeAt, rangesOf } from './aging-scale.ts'

/** A line of the aged receivables: what a customer owes in a currency, in the usual buckets and in those of a scale. */
export interface AgedCustomer extends AgingRow {
  readonly customerName: string
  /** What is neither draft nor credit, in the buckets of the scale: minor units. */
  readonly ranges: readonly bigint[]
}

type Item = ReceivableItem & { readonly customerName: string; readonly issuedOn: string }

/** Ages documents, or their instalments, by customer and currency, on the usual and on another scale (rule 19). */
export function ageByCustomer(items: readonly Item[], scale: AgingScale, asOf: string): AgedCustomer[] {
  const names = new Map(items.map(({ customerId, customerName }) => [customerId, customerName]))
  const rows = ageReceivables(items, asOf).map((row) => ({
    ...row,
    customerName: names.get(row.customerId) ?? '',
    ranges: rangesOf(scale).map(() => 0n),
  }))
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  // Many items are of the same day, and reading one costs more than looking it up.
  const known = new Map<string, number>()
  for (const item of items) {
    if (!isAged(item)) continue
    const day = scale.by === 'due' ? item.dueOn : item.issuedOn
    const range = known.get(day) ?? rangeAt(item, scale, asOf)
    known.set(day, range)
    byKey.get(keyOf(item))!.ranges[range]! += item.amount
  }
  return rows
}

/** Lines of several sources, those of the same customer and currency added up; who holds nothing in any column is left out. */
export function addedTogether(
  first: readonly AgedCustomer[],
  ...others: readonly (readonly AgedCustomer[])[]
): AgedCustomer[] {
  const more = others.flat()
  // Most often there is but one source, of thousands of customers.
  if (more.length === 0) return first.filter(holds)
  const rows = new Map(first.map((row) => [keyOf(row), row]))
  for (const row of more) {
    const own = rows.get(keyOf(row))
    rows.set(keyOf(row), own ? sumOf(own, row) : row)
  }
  return [...rows.values()].filter(holds)
}

const keyOf = ({ customerId, currency }: Pick<AgingRow, 'customerId' | 'currency'>): string =>
  `${currency} ${customerId}`

const holds = ({ total, drafts, credits, buckets, ranges }: AgedCustomer): boolean =>
  total !== 0n ||
  drafts !== 0n ||
  credits !== 0n ||
  AGING_BUCKETS.some((bucket) => buckets[bucket] !== 0n) ||
  ranges.some((amount) => amount !== 0n)

const sumOf = (a: AgedCustomer, b: AgedCustomer): AgedCustomer => ({
  ...a,
  buckets: inEach((bucket) => a.buckets[bucket] + b.buckets[bucket]),
  ranges: a.ranges.map((amount, at) => amount + b.ranges[at]!),
  drafts: a.drafts + b.drafts,
  credits: a.credits + b.credits,
  total: a.total + b.total,
})

const inEach = (amountIn: (bucket: AgingBucket) => bigint): Record<AgingBucket, bigint> => ({
  current: amountIn('current'),
  days_1_30: amountIn('days_1_30'),
  days_31_60: amountIn('days_31_60'),
  days_61_90: amountIn('days_61_90'),
  over_90: amountIn('over_90'),
})
