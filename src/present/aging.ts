import type * as view from '../contract/reports.ts'
import { ageReceivables, type AgingRow, type ReceivableItem } from '../domain/receivables/aging.ts'
import { numberOf } from './amount.ts'

type Aged = view.Aging['currencies'][number]['totals']

/** What customers owe on a day by days past due, currency by currency, each with its totals (rule 19). */
export function presentAging(
  { asOf, knownAt }: { readonly asOf: string; readonly knownAt?: string | undefined },
  items: readonly (ReceivableItem & { readonly customerName: string })[],
): view.Aging {
  const names = new Map(items.map((item) => [item.customerId, item.customerName]))
  const rows = ageReceivables(items, asOf)
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort()
  return {
    asOf,
    knownAt: knownAt ?? null,
    currencies: currencies.map((currency) => {
      const own = rows
        .filter((row) => row.currency === currency)
        .map((row) => ({
          customer: { id: row.customerId, name: names.get(row.customerId) ?? '' },
          ...agedOf(row),
        }))
        .sort(
          (a, b) =>
            a.customer.name.localeCompare(b.customer.name) || (a.customer.id < b.customer.id ? -1 : 1),
        )
      return { currency, rows: own, totals: totalOf(own) }
    }),
  }
}

function agedOf({ buckets, drafts, credits, total }: AgingRow): Aged {
  return {
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

function totalOf(rows: readonly Aged[]): Aged {
  const totals: Aged = {
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
