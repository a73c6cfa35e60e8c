import { remarksInEnglish } from '../domain/sentence/say.ts'
import type * as view from '../contract/payment.ts'
import type { z } from '../contract/z.ts'
import type { TakePayment } from '../domain/plan/command.ts'
import type { ReadPayment, ReadPaymentRow } from '../store/reading/payments.ts'
import { leftToRefund } from '../domain/plan/refund-payment.ts'
import { minorOf } from '../domain/work/amounts.ts'
import { numberOf } from './amount.ts'

/** A payment that was told of, as the rules read it; what is not named is left to the operation. */
export function paymentOf(asked: z.output<typeof view.PaymentNew>): Omit<
  TakePayment,
  'kind' | 'bodyHash' | 'provider' | 'providerId'
> & {
  provider?: string
  providerId?: string
} {
  return {
    ...(asked.provider === undefined ? {} : { provider: asked.provider }),
    ...(asked.providerId === undefined ? {} : { providerId: asked.providerId }),
    customerId: asked.customerId ?? null,
    currency: asked.currency,
    amount: minorOf(asked.amount),
    receivedOn: asked.receivedOn,
    method: asked.method,
    reference: asked.reference ?? null,
    memo: asked.memo ?? null,
    allocations: asked.allocations.map(({ invoiceId, amount }) => ({
      invoiceId,
      amount: amount == null ? null : minorOf(amount),
    })),
    ...(asked.keepAsCredit ? { keepAsCredit: true } : {}),
  }
}

export function presentPaymentRow({ payment, customerName, recordedAt }: ReadPaymentRow): view.PaymentRow {
  return {
    id: payment.id,
    provider: payment.provider,
    providerId: payment.providerId,
    customer: { id: payment.customerId, name: customerName },
    currency: payment.currency,
    amount: numberOf(payment.amount),
    unapplied: numberOf(payment.unapplied),
    receivedOn: payment.receivedOn,
    method: payment.method,
    reference: payment.reference,
    memo: payment.memo,
    alert: payment.alert && remarksInEnglish(payment.alert),
    alertSaid: [...(payment.alert ?? [])],
    alertSettledAt: payment.alertSettledAt,
    recordedAt,
  }
}

/** What is left to give back of each document it settles, and of the credit it left. */
function refundable({ payment, allocations, refunds }: ReadPayment): view.Payment['refundable'] {
  const standing = allocations.filter(({ undoneOn }) => undoneOn === null)
  const numbers = new Map(standing.map(({ invoiceId, number }) => [invoiceId, number]))
  const settled = {
    payment,
    refunds,
    allocations: standing.map((one) => ({
      ...one,
      sourceType: 'payment' as const,
      sourceId: payment.id,
    })),
  }
  return [...numbers.keys(), null]
    .map((invoiceId) => ({
      invoiceId,
      number: invoiceId === null ? null : (numbers.get(invoiceId) ?? null),
      amount: numberOf(leftToRefund(settled, invoiceId)),
    }))
    .filter(({ amount }) => amount > 0)
}

/** A payment with the documents it settles. */
export function presentPayment(read: ReadPayment): view.Payment {
  return {
    ...presentPaymentRow(read),
    allocations: read.allocations.map((allocation) => ({
      ...allocation,
      amount: numberOf(allocation.amount),
      difference: numberOf(allocation.difference),
    })),
    refundable: refundable(read),
    refunds: read.refunds.map(({ id, invoiceId, amount, refundedOn, reason }) => ({
      id,
      invoiceId,
      amount: numberOf(amount),
      refundedOn,
      reason,
    })),
  }
}
