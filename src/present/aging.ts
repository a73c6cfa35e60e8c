import type * as view from '../contract/reports.ts'
import type { AgedCustomer } from '../domain/receivables/aged-customers.ts'
import { type AgingScale, rangesOf } from '../domain/receivables/aging-scale.ts'
import { numberOf } from './amount.ts'

type Aged = view.Aging['currencies'][number]['totals']

interface Asked {
  readonly asOf: string
  readonly knownAt?: string | undefined
  readonly scale: AgingScale
}

/** What customers owe on a day by days past due, currency by currency, each with its totals (rule 19). */
export function presentAging({ asOf, knownAt, scale }: Asked, lines: readonly AgedCustomer[]): view.Aging {
  const ranges = rangesOf(scale)
  const currencies = [...new Set(lines.map(({ currency }) => currency))].sort()
  return {
    asOf,
    comparedTo: null,
    knownAt: knownAt ?? null,
    by: scale.by,
    edges: [...scale.edges],
    buckets: ranges,
    currencies: currencies.map((currency) => {
      const own = lines
        .filter((line) => line.currency === currency)
        .map(rowOf)
        .sort(byName)
      return { currency, rows: own, totals: totalOf(own, ranges.length) }
    }),
  }
}

/** A report beside what customers owed in all on another day; who owed only then is in it, too. */
export function besideAging(own: view.Aging, other: view.Aging): view.Aging {
  const none = (of: view.Aging): Aged => totalOf([], of.buckets.length)
  const beside = (aged: Aged, then: Aged | undefined) => ({
    comparedTotal: then?.total ?? 0,
    difference: aged.total - (then?.total ?? 0),
  })
  const currencies = new Set([...own.currencies, ...other.currencies].map(({ currency }) => currency))
  return {
    ...own,
    comparedTo: other.asOf,
    currencies: [...currencies].sort().map((currency) => {
      const [mine, then] = [own, other].map((of) => of.currencies.find((one) => one.currency === currency))
      const rows = new Map((mine?.rows ?? []).map((row) => [row.customer.id, row]))
      const thens = new Map((then?.rows ?? []).map((row) => [row.customer.id, row]))
      for (const { customer } of thens.values())
        if (!rows.has(customer.id)) rows.set(customer.id, { customer, ...none(own) })
      const totals = mine?.totals ?? none(own)
      return {
        currency,
        rows: [...rows.values()]
          .map((row) => ({ ...row, ...beside(row, thens.get(row.customer.id)) }))
          .sort(byName),
        totals: { ...totals, ...beside(totals, then?.totals) },
      }
    }),
  }
}

type Row = view.Aging['currencies'][number]['rows'][number]
const byName = ({ customer: a }: Row, { customer: b }: Row): number =>
  a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)

const rowOf = ({ customerId, customerName, ranges, buckets, drafts, credits, total }: AgedCustomer): Row => ({
  customer: { id: customerId, name: customerName },
  buckets: ranges.map(numberOf),
  current: numberOf(buckets.current),
  days1To30: numberOf(buckets.days_1_30),
  days31To60: numberOf(buckets.days_31_60),
  days61To90: numberOf(buckets.days_61_90),
  over90: numberOf(buckets.over_90),
  drafts: numberOf(drafts),
  credits: numberOf(credits),
  total: numberOf(total),
})

const COLUMNS = [
  'current',
  'days1To30',
  'days31To60',
  'days61To90',
  'over90',
  'drafts',
  'credits',
  'total',
] as const

function totalOf(rows: readonly Aged[], many: number): Aged {
  const totals: Aged = {
    buckets: Array.from({ length: many }, (_, at) =>
      rows.reduce((sum, { buckets }) => sum + buckets[at]!, 0),
    ),
    current: 0,
    days1To30: 0,
    days31To60: 0,
    days61To90: 0,
    over90: 0,
    drafts: 0,
    credits: 0,
    total: 0,
  }
  for (const row of rows) for (const column of COLUMNS) totals[column] += row[column]
  return totals
}
