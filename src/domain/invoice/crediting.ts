import type { Decimal } from '../../kernel/decimal.ts'

/** Why something is credited: a closed list, so that it can be counted (rule 25). */
export const CREDIT_REASONS = [
  'not_performed',
  'reduced_scope',
  'returned',
  'wrong_quantity',
  'wrong_price',
  'wrong_details',
  'duplicate',
  'goodwill',
  'other',
] as const
export type CreditReason = (typeof CREDIT_REASONS)[number]

/** Where the part of a credit goes that finds nothing open: kept as customer credit, or back to who paid. */
export const DISPOSALS = ['credit', 'refund'] as const
export type Disposal = (typeof DISPOSALS)[number]

/**
 * A line of the original, by its place from 1: so much of its quantity, or an amount in minor units (with tax where the
 * document's prices contain it), or with neither all that is left of it.
 */
export interface AskedLine {
  readonly position: number
  readonly quantity: Decimal | null
  readonly amount: bigint | null
}

/** An amount in minor units, spread over the document; a null description names the document. */
export interface AskedPart {
  readonly description: string | null
  readonly amount: bigint
}

/** What is credited: all that is left, lines, or amounts without tax (`net`) or with it (`total`). */
export type CreditAsk =
  | { readonly by: 'rest' }
  | { readonly by: 'lines'; readonly lines: readonly AskedLine[] }
  | { readonly by: 'amount'; readonly of: 'net' | 'total'; readonly parts: readonly AskedPart[] }

/** What a person asked of a credit note: kept on it, worked out anew when it is confirmed, frozen from then on. */
export interface Crediting {
  readonly reason: CreditReason
  readonly explanation: string | null
  readonly dispose: Disposal
  readonly ask: CreditAsk
}
