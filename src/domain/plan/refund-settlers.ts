import { assert } from '../../kernel/assert.ts'
import { formatMoney } from '../../kernel/money.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { may } from '../status/role.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import type { Step } from './plan.ts'
import { leftToRefund, refundSteps } from './refund-payment.ts'

/**
 * Gives an amount back of the payments that settled a document, the latest received first (rules 24, 25). The steps leave
 * the document itself to the caller, who changes it with the same act. Refused when the payments did not bring as much.
 */
export function refundSettlers(
  amount: bigint,
  original: Invoice,
  note: Invoice,
  facts: Facts,
  moment: Moment,
): { amount: bigint; steps: Step[] } | Refusal {
  if (amount === 0n) return { amount: 0n, steps: [] }
  if (!may(moment.role, 'record_payments')) return forbidden('give money back')
  const corrections = facts.correctionsOf(original.id)
  assert(corrections, `what settled ${original.id} was not read`)
  const latestFirst = corrections.payments.toSorted((a, b) =>
    `${a.payment.receivedOn} ${a.payment.id}` > `${b.payment.receivedOn} ${b.payment.id}` ? -1 : 1,
  )
  let left = amount
  const steps: Step[] = []
  for (const settled of latestFirst) {
    const most = leftToRefund(settled, original.id)
    const share = most < left ? most : left
    if (share <= 0n) continue
    const { payment } = settled
    const refund = {
      id: moment.newId(),
      paymentId: payment.id,
      invoiceId: original.id,
      currency: payment.currency,
      amount: share,
      refundedOn: moment.today > payment.receivedOn ? moment.today : payment.receivedOn,
      reason: note.crediting?.explanation ?? `Credited on ${nameOf(original)}.`,
    }
    steps.push(...refundSteps(refund, payment, original, facts))
    left -= share
  }
  if (left === 0n) return { amount, steps }
  const most = amount - left
  return refuse(
    'refund_too_much',
    24,
    `Payments brought only ${formatMoney(most, original.currency)} ${original.currency} that can be given back.`,
    {
      pointer: '/dispose',
      values: { most: String(most), asked: String(amount) },
      remedy: 'Keep the rest as customer credit.',
    },
  )
}
