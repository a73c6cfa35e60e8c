import { remarksInEnglish } from '../domain/sentence/say.ts'
import type * as view from '../contract/dashboard.ts'
import { ageReceivables } from '../domain/receivables/aging.ts'
import { inOrderOfLife, type VocabularyCode } from '../domain/status/vocabulary.ts'
import type { AttentionFound, DueOnDay, Unbilled, UnderWay } from '../store/reading/dashboard.ts'
import { numberOf } from './amount.ts'
import { plainWord } from './word.ts'

/** Everything the dashboard is drawn from. `months` are the first days of those shown, in order. */
export interface DashboardRead {
  readonly today: string
  readonly vocabulary: VocabularyCode
  readonly months: readonly string[]
  readonly cashDays: { readonly from: string; readonly to: string }
  readonly due: readonly DueOnDay[]
  readonly cash: readonly { readonly currency: string; readonly amount: bigint }[]
  readonly cashBefore: readonly { readonly currency: string; readonly amount: bigint }[]
  readonly revenue: readonly { readonly currency: string; readonly month: string; readonly amount: bigint }[]
  readonly underWay: readonly UnderWay[]
  readonly unbilled: readonly Unbilled[]
  readonly attention: readonly AttentionFound[]
}

/** Where a business stands, each currency by itself. */
export function presentDashboard(read: DashboardRead): view.Dashboard {
  const { due, cash, cashBefore, revenue, underWay, unbilled } = read
  const currencies = [due, cash, cashBefore, revenue, underWay, unbilled].flatMap((rows) =>
    rows.map(({ currency }) => currency),
  )
  return {
    asOf: read.today,
    currencies: [...new Set(currencies)].sort().map((currency) => inCurrency(read, currency)),
    attention: read.attention.map(({ kind, count, items }) => ({
      kind,
      count: Number(count),
      items: items.map(({ id, title, why }) => ({
        id,
        title,
        why: why && remarksInEnglish(why),
        whySaid: [...(why ?? [])],
      })),
    })),
  }
}

const AGES = ['week', 'month', 'older'] as const

function inCurrency(read: DashboardRead, currency: string): view.DashboardCurrency {
  const own = <T extends { readonly currency: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.currency === currency)
  const [aged] = ageReceivables(
    own(read.due).map((row) => ({ ...row, customerId: '' })),
    read.today,
  )
  const { current = 0n, days_1_30 = 0n, days_31_60 = 0n, days_61_90 = 0n, over_90 = 0n } = aged?.buckets ?? {}
  const underWay = own(read.underWay)
  const unbilled = own(read.unbilled)
  return {
    currency,
    outstanding: numberOf((aged?.total ?? 0n) - (aged?.drafts ?? 0n)),
    overdue: numberOf(days_1_30 + days_31_60 + days_61_90 + over_90),
    aging: {
      current: numberOf(current),
      days1To30: numberOf(days_1_30),
      days31To60: numberOf(days_31_60),
      days61To90: numberOf(days_61_90),
      over90: numberOf(over_90),
    },
    drafts: {
      count: Number(sumOf(underWay.map(({ drafts }) => drafts))),
      amount: numberOf(sumOf(underWay.map(({ draftTotal }) => draftTotal))),
    },
    cash: {
      ...read.cashDays,
      received: numberOf(sumOf(own(read.cash).map(({ amount }) => amount))),
      before: numberOf(sumOf(own(read.cashBefore).map(({ amount }) => amount))),
    },
    revenue: read.months.map((month) => ({
      month: month.slice(0, 7),
      amount: numberOf(own(read.revenue).find((row) => row.month === month)?.amount ?? 0n),
    })),
    pipeline: inOrderOfLife(read.vocabulary).flatMap((row) => {
      const found = underWay.find(({ word }) => word === row.word)
      return found ? [{ ...plainWord(row), count: Number(found.count), amount: numberOf(found.open) }] : []
    }),
    unbilled: AGES.flatMap((age) => {
      const found = unbilled.find((row) => row.age === age)
      return found ? [{ age, count: Number(found.count), amount: numberOf(found.amount) }] : []
    }),
  }
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)
