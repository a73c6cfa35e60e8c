import { owedAgain } from './bad-debt.ts'
import { openParts } from './instalments.ts'
import type { Came, Oracle } from './oracle.ts'
import { added, least } from './sums.ts'
import { type Allocation, type Document, givenUpOn, openOn, owedOn, type Payment } from './things.ts'

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
  const shares: { document: Document; amount: bigint; difference: bigint }[] = []
  let left = received.amount
  for (const [document, wanted] of wantedOf(books, received, customer.name)) {
    const takes = document.currency === received.currency ? owedOn(document) + givenUpOn(document) : 0n
    const amount = least(left, least(takes, wanted ?? takes))
    if (amount <= 0n) continue
    shares.push({ document, amount, difference: 0n })
    left -= amount
  }
  for (const { document, amount } of shares) owedAgain(books, document, amount, received.on)
  tolerate(shares, left, books.policy.tolerance[received.currency] ?? 0n)
  const payment: Payment = { ...received, customer, born: books.bear(), back: [] }
  for (const { document, amount } of shares) {
    document.paid += amount
    if (document.stage === 'draft') books.finish(document)
  }
  books.payments.push(payment)
  for (const share of shares)
    books.allocations.push({ ...share, from: payment, on: received.on, entry: null, undone: false })
  books.book('invoice_payment', payment, received.on, received.amount, shares)
  return 'done'
}

/** The last document is settled whole where the money differs from what is open by no more than is tolerated. */
function tolerate(
  shares: { document: Document; amount: bigint; difference: bigint }[],
  left: bigint,
  most: bigint,
): void {
  const last = shares.at(-1)
  if (!last) return
  const missing = openOn(last.document) - last.amount
  if (left === 0n && missing > 0n && missing <= most) {
    last.amount += missing
    last.difference = missing
  } else if (missing === 0n && left > 0n && left <= most) last.difference = -left
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
  const oldest = books.documents.filter(
    (it) =>
      it.customer.name === customer &&
      it.stage === 'posted' &&
      it.currency === received.currency &&
      openOn(it) > 0n,
  )
  return named.length > 0 ? new Map(named.map((it) => [it, null])) : oldestDue(oldest, received.amount)
}

/** An amount over what is open, the oldest due first, each instalment by its own day. */
export function oldestDue(documents: readonly Document[], amount: bigint): Map<Document, bigint> {
  const parts = documents
    .flatMap((it) => openParts(it).map((part) => ({ ...part, it })))
    .toSorted((a, b) => compare(a.dueOn, b.dueOn) || compare(a.it.issuedOn, b.it.issuedOn))
  const shares = new Map<Document, bigint>()
  let left = amount
  for (const { it, amount: open } of parts) {
    const share = least(open, left)
    if (share > 0n) shares.set(it, (shares.get(it) ?? 0n) + share)
    left -= share
  }
  return shares
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
  if (amount > refundable(books, payment, document)) return 'refund_too_much'
  if (on < payment.on) return 'refund_before_payment'
  payment.back.push({ document, amount })
  if (document) document.refunded += amount
  books.book('refund', payment, on, -amount, document ? [{ document, amount: -amount }] : [])
  return 'done'
}

/** What is left to give back of a payment: of what it settled on a document, or of what it left over. */
export function refundable(books: Oracle, payment: Payment, document: Document | null): bigint {
  const came =
    document === null
      ? leftOver(books, payment)
      : added(
          sharesOf(books, payment)
            .filter((share) => share.document === document)
            .map(moneyOf),
        )
  return came - added(payment.back.filter((one) => one.document === document).map((one) => one.amount))
}

/** What a payment settles, as far as nobody took it off again. */
export const sharesOf = (books: Oracle, from: Payment | Document): Allocation[] =>
  books.allocations.filter((share) => share.from === from && !share.undone)

/** What an allocation took of the money. */
export const takenBy = ({ amount, difference }: Pick<Allocation, 'amount' | 'difference'>): bigint =>
  amount - difference

/** What of it may go back: no more than came, nor than it settled. */
export const moneyOf = (share: Allocation): bigint => least(takenBy(share), share.amount)

/** What of a payment settles nothing. */
export const leftOver = (books: Oracle, payment: Payment): bigint =>
  payment.amount - added(sharesOf(books, payment).map(takenBy))
