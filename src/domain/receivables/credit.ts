import type { Invoice } from '../invoice/invoice.ts'
import type { Payment } from './payment.ts'

/** Where customer credit comes from, with what is left of it: minor units, more than zero. */
export type CreditSource =
  | { readonly kind: 'payment'; readonly payment: Payment; readonly left: bigint }
  | { readonly kind: 'credit_note'; readonly note: Invoice; readonly left: bigint }

/** The calendar date from which the credit was there. */
export const creditSince = (source: CreditSource): string =>
  source.kind === 'payment' ? source.payment.receivedOn : source.note.issuedOn

export const creditSourceId = (source: CreditSource): string =>
  source.kind === 'payment' ? source.payment.id : source.note.id

/** The oldest credit is used first, ties by id. */
export function inOrderOfUse(sources: readonly CreditSource[]): CreditSource[] {
  const key = (source: CreditSource): string => `${creditSince(source)} ${creditSourceId(source)}`
  return sources.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** All that is left: minor units. */
export const creditIn = (sources: readonly CreditSource[]): bigint =>
  sources.reduce((sum, { left }) => sum + left, 0n)
