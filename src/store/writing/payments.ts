import type { Allocation, Payment, Refund } from '../../domain/receivables/payment.ts'
import type { Tx } from '../engine/transaction.ts'
import { column, insertAll } from './set-based.ts'

/** A payment with who recorded it, when, and the hash that tells a repeat from a contradiction (rule 23). */
export interface RecordedPayment extends Payment {
  readonly bodyHash: string
  readonly recordedAt: string
  readonly actor: string
}

const PAYMENT = [
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
  column('alert', 'text', (it: RecordedPayment) => it.alert),
  column('recorded_at', 'timestamptz', (it: RecordedPayment) => it.recordedAt),
  column('actor', 'text', (it: RecordedPayment) => it.actor),
]

export function insertPayments(tx: Tx, orgId: string, payments: readonly RecordedPayment[]): Promise<void> {
  return insertAll(tx, orgId, 'payment', PAYMENT, payments)
}

type RecordedAllocation = Allocation & { readonly recordedAt: string }

const ALLOCATION = [
  column('id', 'uuid', (it: RecordedAllocation) => it.id),
  column('source_type', 'text', (it: RecordedAllocation) => it.sourceType),
  column('source_id', 'uuid', (it: RecordedAllocation) => it.sourceId),
  column('invoice_id', 'uuid', (it: RecordedAllocation) => it.invoiceId),
  column('amount', 'bigint', (it: RecordedAllocation) => it.amount),
  column('allocated_on', 'date', (it: RecordedAllocation) => it.allocatedOn),
  column('recorded_at', 'timestamptz', (it: RecordedAllocation) => it.recordedAt),
]

export function insertAllocations(
  tx: Tx,
  orgId: string,
  allocations: readonly RecordedAllocation[],
): Promise<void> {
  return insertAll(tx, orgId, 'allocation', ALLOCATION, allocations)
}

type RecordedRefund = Refund & { readonly recordedAt: string; readonly actor: string }

const REFUND = [
  column('id', 'uuid', (it: RecordedRefund) => it.id),
  column('payment_id', 'uuid', (it: RecordedRefund) => it.paymentId),
  column('invoice_id', 'uuid', (it: RecordedRefund) => it.invoiceId),
  column('currency', 'text', (it: RecordedRefund) => it.currency),
  column('amount', 'bigint', (it: RecordedRefund) => it.amount),
  column('refunded_on', 'date', (it: RecordedRefund) => it.refundedOn),
  column('reason', 'text', (it: RecordedRefund) => it.reason),
  column('recorded_at', 'timestamptz', (it: RecordedRefund) => it.recordedAt),
  column('actor', 'text', (it: RecordedRefund) => it.actor),
]

export function insertRefunds(tx: Tx, orgId: string, refunds: readonly RecordedRefund[]): Promise<void> {
  return insertAll(tx, orgId, 'refund', REFUND, refunds)
}
