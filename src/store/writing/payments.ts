import { jsonText } from './json.ts'
import type { Allocation, Payment, Refund } from '../../domain/receivables/payment.ts'
import { assert } from '../../kernel/assert.ts'
import { column, Table, type Writes } from './set-based.ts'

/** A payment with who recorded it, when, and the hash that tells a repeat from a contradiction (rule 23). */
export interface RecordedPayment extends Payment {
  readonly bodyHash: string
  readonly recordedAt: string
  readonly actor: string
}

export const PAYMENT: Table<RecordedPayment> = new Table('payment', [
  column('id', 'uuid', (it: RecordedPayment) => it.id),
  column('provider', 'text', (it: RecordedPayment) => it.provider),
  column('provider_id', 'text', (it: RecordedPayment) => it.providerId),
  column('body_hash', 'bytea', (it: RecordedPayment) => Buffer.from(it.bodyHash, 'hex')),
  column('customer_id', 'uuid', (it: RecordedPayment) => it.customerId),
  column('currency', 'text', (it: RecordedPayment) => it.currency),
  column('amount', 'bigint', (it: RecordedPayment) => it.amount),
  column('unapplied', 'bigint', (it: RecordedPayment) => it.unapplied),
  column('received_on', 'date', (it: RecordedPayment) => it.receivedOn),
  column('method', 'text', (it: RecordedPayment) => it.method),
  column('reference', 'text', (it: RecordedPayment) => it.reference),
  column('memo', 'text', (it: RecordedPayment) => it.memo),
  column('alert', 'jsonb', (it: RecordedPayment) => jsonText(it.alert)),
  column('recorded_at', 'timestamptz', (it: RecordedPayment) => it.recordedAt),
  column('actor', 'text', (it: RecordedPayment) => it.actor),
])

/** Writes what is left of payments and what was looked at on them, as they stand now. */
export function updatePayments(writes: Writes, payments: readonly Payment[]): void {
  writes.update(
    'payment',
    [column('id', 'uuid', (it: Payment) => it.id)],
    [
      column('unapplied', 'bigint', (it: Payment) => it.unapplied),
      column('alert_settled_at', 'timestamptz', (it: Payment) => it.alertSettledAt),
    ],
    payments,
    { check: (found) => assert(found === payments.length, 'a payment that is changed is not there') },
  )
}

export type RecordedAllocation = Allocation & { readonly recordedAt: string }

export const ALLOCATION: Table<RecordedAllocation> = new Table('allocation', [
  column('id', 'uuid', (it: RecordedAllocation) => it.id),
  column('source_type', 'text', (it: RecordedAllocation) => it.sourceType),
  column('source_id', 'uuid', (it: RecordedAllocation) => it.sourceId),
  column('invoice_id', 'uuid', (it: RecordedAllocation) => it.invoiceId),
  column('amount', 'bigint', (it: RecordedAllocation) => it.amount),
  column('difference', 'bigint', (it: RecordedAllocation) => it.difference),
  column('allocated_on', 'date', (it: RecordedAllocation) => it.allocatedOn),
  column('of_credit', 'boolean', (it: RecordedAllocation) => it.ofCredit),
  column('recorded_at', 'timestamptz', (it: RecordedAllocation) => it.recordedAt),
])

export type RecordedRefund = Refund & { readonly recordedAt: string; readonly actor: string }

export const REFUND: Table<RecordedRefund> = new Table('refund', [
  column('id', 'uuid', (it: RecordedRefund) => it.id),
  column('payment_id', 'uuid', (it: RecordedRefund) => it.paymentId),
  column('invoice_id', 'uuid', (it: RecordedRefund) => it.invoiceId),
  column('currency', 'text', (it: RecordedRefund) => it.currency),
  column('amount', 'bigint', (it: RecordedRefund) => it.amount),
  column('refunded_on', 'date', (it: RecordedRefund) => it.refundedOn),
  column('reason', 'text', (it: RecordedRefund) => it.reason),
  column('recorded_at', 'timestamptz', (it: RecordedRefund) => it.recordedAt),
  column('actor', 'text', (it: RecordedRefund) => it.actor),
])
