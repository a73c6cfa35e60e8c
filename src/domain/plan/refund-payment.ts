import type { Sentence } from '../../kernel/sentence.ts'
import { money, named, say } from '../sentence/say.ts'
import { formatMoney } from '../../kernel/money.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { heldIn, refundOf } from '../ledger/posting-rules.ts'
import { type Allocation, type Payment, type Refund, takenBy } from '../receivables/payment.ts'
import { may } from '../status/role.ts'
import type { RefundPayment } from './command.ts'
import type { Facts, Moment, SettledPayment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'

/**
 * Gives money back (rule 24): at most what the payment brought there less what was given back of it. A document whose
 * money goes back is owed again; it reads refunded when all that was paid on it is back.
 */
export function refundPayment(command: RefundPayment, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'record_payments')) return forbidden('give money back')
  const settled = facts.paymentById(command.paymentId)
  if (!settled) return refuse('payment_not_found', 24, 'There is no such payment.')
  const { payment } = settled
  const left = leftToRefund(settled, command.invoiceId)
  if (command.amount <= 0n || command.amount > left) {
    return refuse(
      'refund_too_much',
      24,
      `At most ${formatMoney(left, payment.currency)} ${payment.currency} can be given back of this.`,
      { pointer: '/amount', values: { most: String(left), currency: payment.currency } },
    )
  }
  if (command.refundedOn < payment.receivedOn) {
    return refuse('refund_before_payment', 24, 'Money cannot go back before it came in.', {
      pointer: '/refundedOn',
      values: { receivedOn: payment.receivedOn },
    })
  }
  const refund: Refund = {
    id: moment.newId(),
    paymentId: payment.id,
    invoiceId: command.invoiceId,
    currency: payment.currency,
    amount: command.amount,
    refundedOn: command.refundedOn,
    reason: command.reason,
  }
  const invoice = command.invoiceId === null ? null : facts.invoice(command.invoiceId)
  const amount = money(refund.amount, refund.currency)
  return steps(
    [
      ...(invoice ? openAgain(invoice, refund, say('given_back', { amount })) : []),
      ...refundSteps(refund, payment, invoice, facts),
    ],
    { paymentId: payment.id, invoiceIds: invoice ? [invoice.id] : [] },
  )
}

/** The refund, its entry and the payment's history; the document it opens again is changed apart. */
export function refundSteps(refund: Refund, payment: Payment, invoice: Invoice | null, facts: Facts): Step[] {
  const amount = money(refund.amount, refund.currency)
  const { accounts, profile } = facts.organization
  return [
    { do: 'record_refund', refund },
    {
      do: 'say',
      should: {
        documentId: refund.id,
        entries: [refundOf(refund, payment, accounts, heldIn(payment.method, profile, accounts))],
      },
    },
    {
      do: 'note',
      line: {
        subjectType: 'payment',
        subjectId: payment.id,
        verb: 'refund',
        said: invoice
          ? say('given_back_from', { amount, document: named(invoice) })
          : say('given_back_from_credit', { amount }),
        reason: refund.reason,
        before: null,
        after: null,
      },
    },
  ]
}

/** No more than came in for it, nor than it settled: what was tolerated to differ is not given back. */
export const refundableOf = (allocation: Allocation): bigint =>
  allocation.difference > 0n ? takenBy(allocation) : allocation.amount

/** What is left of a payment's money on a document, or in customer credit: minor units. */
export function leftToRefund(
  { payment, allocations, refunds }: SettledPayment,
  invoiceId: string | null,
): bigint {
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)
  const came =
    invoiceId === null
      ? payment.unapplied
      : sum(allocations.filter((one) => one.invoiceId === invoiceId).map(refundableOf))
  return came - sum(refunds.filter((one) => one.invoiceId === invoiceId).map(({ amount }) => amount))
}

function openAgain(before: Invoice, refund: Refund, said: Sentence): Step[] {
  const after: Invoice = { ...before, refunded: before.refunded + refund.amount }
  return [
    { do: 'change_invoice', verb: 'refund', before, after },
    noteInvoice(before, after, 'refund', said, refund.reason),
  ]
}
