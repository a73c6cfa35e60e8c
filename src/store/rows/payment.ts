import type { Allocation, Payment, Refund } from '../../domain/receivables/payment.ts'
import { columns } from './columns.ts'

/** Everything of a payment, from `payment p`: the row is a `Payment` as it comes. */
export const PAYMENT_COLUMNS = columns('p', [
  'id',
  'provider',
  'providerId',
  'customerId',
  'currency',
  'amount',
  'unapplied',
  'receivedOn',
  'method',
  'reference',
  'memo',
  'alert',
  'alertSettledAt',
] as const satisfies readonly (keyof Payment)[])

/** Everything of an allocation, from `allocation a`: the row is an `Allocation` as it comes. */
export const ALLOCATION_COLUMNS = columns('a', [
  'id',
  'sourceType',
  'sourceId',
  'invoiceId',
  'amount',
  'difference',
  'allocatedOn',
  'ofCredit',
] as const satisfies readonly (keyof Allocation)[])

/** Everything of a refund, from `refund r`: the row is a `Refund` as it comes. */
export const REFUND_COLUMNS = columns('r', [
  'id',
  'paymentId',
  'invoiceId',
  'currency',
  'amount',
  'refundedOn',
  'reason',
] as const satisfies readonly (keyof Refund)[])
