import type { TimeFormat } from './time-format.ts'
import type { Leaf } from './mapping.ts'

/** How a decimal is written where it comes from: the mark before its fraction, and what groups its thousands. */
export interface NumberStyle {
  readonly mark: '.' | ','
  readonly grouping: '.' | ',' | ' ' | "'" | null
}

/** A currency as a constant code, or where the payload says it. */
export type CurrencyOf = { readonly code: string } | { readonly leaf: Leaf }

/** What a value is turned into. Closed on purpose: a mapping names these and can add none. */
export type Conversion =
  | { readonly to: 'text' | 'trim' | 'lowercase' | 'uppercase' }
  /** Decimal text with a point, as prices, quantities and rates are told. */
  | { readonly to: 'decimal'; readonly style: NumberStyle }
  /** A decimal in major units as a whole number of minor units. */
  | { readonly to: 'minor'; readonly style: NumberStyle; readonly currency: CurrencyOf }
  /** A whole number of minor units as a decimal in major units. */
  | { readonly to: 'major'; readonly currency: CurrencyOf }
  /** A calendar date, YYYY-MM-DD; of an instant, the date it has in the zone. */
  | { readonly to: 'date'; readonly format: TimeFormat; readonly zone: string | null }
  /** An instant in UTC; a time without an offset is one of the zone. */
  | { readonly to: 'instant'; readonly format: TimeFormat; readonly zone: string | null }

export const CONVERSIONS = [
  'text',
  'trim',
  'lowercase',
  'uppercase',
  'decimal',
  'minor',
  'major',
  'date',
  'instant',
] as const
