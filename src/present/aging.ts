import type * as view from '../contract/reports.ts'
import { ageReceivables, type AgingRow, isAged, type ReceivableItem } from '../domain/receivables/aging.ts'
import { type AgingScale, rangeAt, rangesOf, USUAL_EDGES } from '../domain/receivables/aging-scale.ts'
import { numberOf } from './amount.ts'

type Aged = view.Aging['currencies'][number]['totals']
type Item = ReceivableItem & { readonly customerName: string; readonly issuedOn: string }

interface Asked {
  readonly asOf: string
  readonly knownAt?: string | undefined
  readonly by?: AgingScale['by']
  readonly edges?: readonly number[] | undefined
}

/** What customers owe on a day by days past due, currency by currency, each with its totals (rule 19). */
export function presentAging(
  { asOf, knownAt, by = 'due', edges = USUAL_EDGES }: Asked,
  items: readonly Item[],
): view.Aging {
  const scale = { by, edges }
  const ranges = rangesOf(scale)
  const buckets = bucketsOf(items, scale, ranges.length, asOf)
  const names = new Map(items.map((item) => [item.customerId, item.customerName]))
  const rows = ageReceivables(items, asOf)
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort()
  return {
    asOf,
    comparedTo: null,
    knownAt: knownAt ?? null,
    by,
    edges: [...edges],
    buckets: ranges,
    currencies: currencies.map((currency) => {
      const ofCurrency = buckets.get(currency)!
      const own = rows
        .filter((row) => row.currency === currency)
        .map((row) => ({
          customer: { id: row.customerId, name: names.get(row.customerId) ?? '' },
          ...agedOf(row, ofCurrency.get(row.customerId)!),
        }))
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

/** What is neither draft nor credit, by currency and customer, in the buckets of a scale. */
function bucketsOf(
  items: readonly Item[],
  scale: AgingScale,
  many: number,
  asOf: string,
): Map<string, Map<string, bigint[]>> {
  const found = new Map<string, Map<string, bigint[]>>()
  // Many items are of the same day, and reading one costs more than looking it up.
  const ranges = new Map<string, number>()
  for (const item of items) {
    let ofCurrency = found.get(item.currency)
    if (!ofCurrency) found.set(item.currency, (ofCurrency = new Map()))
    let own = ofCurrency.get(item.customerId)
    if (!own) ofCurrency.set(item.customerId, (own = Array.from({ length: many }, () => 0n)))
    if (!isAged(item)) continue
    const day = scale.by === 'due' ? item.dueOn : item.issuedOn
    const range = ranges.get(day) ?? rangeAt(item, scale, asOf)
    ranges.set(day, range)
    own[range]! += item.amount
  }
  return found
}

function agedOf({ buckets, drafts, credits, total }: AgingRow, ofScale: readonly bigint[]): Aged {
  return {
    buckets: ofScale.map(numberOf),
    current: numberOf(buckets.current),
    days1To30: numberOf(buckets.days_1_30),
    days31To60: numberOf(buckets.days_31_60),
    days61To90: numberOf(buckets.days_61_90),
    over90: numberOf(buckets.over_90),
    drafts: numberOf(drafts),
    credits: numberOf(credits),
    total: numberOf(total),
  }
}

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
