import type * as view from '../contract/collections.ts'
import {
  collectionRatios,
  type CollectionRatios,
  type MethodMoved,
  MEASURES,
  type Measure,
  type ReceivablesOfSpan,
} from '../domain/receivables/collections.ts'
import { presentFigure } from './statements.ts'

/** What is known of a span: what payments did, the receivables of each currency, and how many days it has. */
export interface CollectionSpan {
  readonly moved: readonly MethodMoved[]
  readonly receivables: ReadonlyMap<string, ReceivablesOfSpan>
  readonly days: number
}

const IDLE: ReceivablesOfSpan = {
  opening: 0n,
  closing: 0n,
  pastDue: 0n,
  creditSales: 0n,
  paid: 0n,
  paidDays: 0n,
}

type Section = view.Collections['currencies'][number]

/** Payments and collections of each currency in which there are any, with a column for each span. */
export function presentCollections(spans: readonly CollectionSpan[]): Section[] {
  const currencies = new Set(
    spans.flatMap(({ moved, receivables }) => [
      ...moved.map(({ currency }) => currency),
      ...receivables.keys(),
    ]),
  )
  return [...currencies].toSorted().map((currency) => sectionOf(spans, currency))
}

function sectionOf(spans: readonly CollectionSpan[], currency: string): Section {
  const own = spans.map(({ moved }) => moved.filter((one) => one.currency === currency))
  const methods = [...new Set(own.flat().map(({ method }) => method))]
  const movedBy = (isMeant: (one: MethodMoved) => boolean): Section['total'] => {
    const figure = (measure: Measure) =>
      presentFigure(own.map((moved) => moved.filter(isMeant).reduce((sum, one) => sum + one[measure], 0n)))
    return Object.fromEntries(MEASURES.map((measure) => [measure, figure(measure)])) as Section['total']
  }
  const held = spans.map(({ receivables }) => receivables.get(currency) ?? IDLE)
  const ratios = held.map((one, at) => collectionRatios(one, spans[at]!.days))
  const ratio = (name: keyof CollectionRatios): view.CollectionRatio => ({
    value: numberOf(ratios[0]![name]),
    compared: numberOf(ratios[1]?.[name] ?? null),
  })
  const amount = (name: keyof ReceivablesOfSpan) => presentFigure(held.map((one) => one[name]))
  return {
    currency,
    rows: methods.map((method) => ({ method, ...movedBy((one) => one.method === method) })),
    total: movedBy(() => true),
    receivables: {
      opening: amount('opening'),
      creditSales: amount('creditSales'),
      closing: amount('closing'),
      pastDue: amount('pastDue'),
    },
    daysSalesOutstanding: ratio('daysSalesOutstanding'),
    bestPossibleDaysSalesOutstanding: ratio('bestPossible'),
    averageDaysToPay: ratio('daysToPay'),
    collectionEffectiveness: ratio('effectiveness'),
  }
}

const numberOf = (tenths: bigint | null): number | null => (tenths === null ? null : Number(tenths) / 10)
