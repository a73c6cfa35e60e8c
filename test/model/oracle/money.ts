import { owedAgain } from './bad-debt.ts'
import type { Came, Oracle } from './oracle.ts'
import { added, least } from './sums.ts'
import { givenUpOn, openOn, owedOn, type Document, type Payment } from './things.ts'

export interface Received {
  readonly name: string
  readonly customer: string | null
  readonly currency: string
  readonly amount: bigint
  readonly on: string
  readonly allocations: readonly { readonly document: Document; readonly amount: bigint | null }[]
  /** The documents its reference names. */
  readonly named: readonly Document[]
  readonly keepAsCredit: boolean
}

/** Money came in (rule 23): for what it names, else for the oldest due; the rest is kept for the customer. */
export function pay(books: Oracle, received: Received): Came {
  const first = received.allocations[0]?.document ?? received.named[0]
  const customer = received.customer === null ? first?.customer : books.customers.get(received.customer)
  if (!customer) return 'customer_missing'
  if (received.allocations.some(({ document }) => document.customer !== customer))
    return 'invoice_of_another_customer'
  const shares: { document: Document; amount: bigint }[] = []
  let left = received.amount
  for (const [document, wanted] of wantedOf(books, received, customer.name)) {
    const takes = document.currency === received.currency ? owedOn(document) + givenUpOn(document) : 0n
    const amount = least(left, least(takes, wanted ?? takes))
    if (amount <= 0n) continue
    shares.push({ document, amount })
    left -= amount
  }
  const payment: Payment = { ...received, customer, shares, back: [] }
  books.payments.push(payment)
  for (const { document, amount } of shares) {
    owedAgain(books, document, amount, received.on)
    document.paid += amount
    if (document.stage === 'draft') books.finish(document)
  }
  books.book('invoice_payment', payment, received.on, received.amount, shares)
  return 'done'
}

/** The documents money is for, in order, each with the most it is to take; null: what is open. */
function wantedOf(books: Oracle, received: Received, customer: string): Map<Document, bigint | null> {
  const wanted = new Map<Document, bigint | null>()
  for (const { document, amount } of received.allocations) {
    const before = wanted.has(document) ? wanted.get(document)! : 0n
    wanted.set(document, amount === null || before === null ? null : before + amount)
  }
  if (wanted.size > 0 || received.keepAsCredit) return wanted
  const named = received.named.filter((it) => it.customer.name === customer)
  const oldest = books.documents
    .filter(
      (it) =>
        it.customer.name === customer &&
        it.stage === 'posted' &&
        it.currency === received.currency &&
        openOn(it) > 0n,
    )
    .toSorted((a, b) => compare(a.dueOn, b.dueOn) || compare(a.issuedOn, b.issuedOn))
  return new Map((named.length > 0 ? named : oldest).map((it) => [it, null]))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Money goes back: at most what came and is not back yet (rule 24). */
export function refund(
  books: Oracle,
  payment: Payment,
  document: Document | null,
  amount: bigint,
  on: string,
): Came {
  if (amount > refundable(payment, document)) return 'refund_too_much'
  if (on < payment.on) return 'refund_before_payment'
  payment.back.push({ document, amount })
  if (document) document.refunded += amount
  books.book('refund', payment, on, -amount, document ? [{ document, amount: -amount }] : [])
  return 'done'
}

/** What is left to give back of a payment: of what it settled on a document, or of what it left over. */
export function refundable(payment: Payment, document: Document | null): bigint {
  const came =
    document === null
      ? leftOver(payment)
      : added(payment.shares.filter((share) => share.document === document).map(({ amount }) => amount))
  return came - added(payment.back.filter((one) => one.document === document).map((one) => one.amount))
}

/** What a payment left over when it came. */
export const leftOver = (payment: Payment): bigint =>
  payment.amount - added(payment.shares.map(({ amount }) => amount))
