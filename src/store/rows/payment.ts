import type { Payment } from '../../domain/receivables/payment.ts'
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
] as const satisfies readonly (keyof Payment)[])
