import { CREDIT, RECEIVABLE } from './journal.ts'
import { leftOver, oldestDue } from './money.ts'
import type { Came, Oracle } from './oracle.ts'
import { added, least } from './sums.ts'
import { openOn, type Customer, type Document, type Payment } from './things.ts'

type Source = Payment | Document

/** What is left of a payment or a credit note to use. */
export function leftIn(books: Oracle, source: Source): bigint {
  if ('stage' in source) return source.stage === 'posted' ? source.sums.total - source.credited : 0n
  const back = source.back.filter(({ document }) => document === null).map(({ amount }) => amount)
  return leftOver(books, source) - added(back)
}

const sinceOf = (source: Source): string => ('stage' in source ? source.issuedOn : source.on)

/** What is kept for a customer and was there by a day, the oldest first. */
function keptFor(books: Oracle, customer: Customer, currency: string, by: string): Source[] {
  const notes = books.documents.filter(({ kind }) => kind === 'credit_note')
  return [...books.payments, ...notes]
    .filter((one) => one.customer === customer && one.currency === currency)
    .filter((one) => sinceOf(one) <= by && leftIn(books, one) > 0n)
    .toSorted((a, b) => (sinceOf(a) === sinceOf(b) ? a.born - b.born : sinceOf(a) < sinceOf(b) ? -1 : 1))
}

/** Sets some of a payment or note against a document, by an entry of its own. */
export function use(books: Oracle, from: Source, document: Document, amount: bigint, on: string): void {
  if ('stage' in from) {
    from.credited += amount
    document.credited += amount
  } else document.paid += amount
  const entry = books.journal.post({
    kind: 'credit_applied',
    date: on,
    currency: document.currency,
    customer: document.customer,
    sides: [
      { account: CREDIT, amount, document: null },
      { account: RECEIVABLE, amount: -amount, document },
    ],
  })
  books.allocations.push({ from, document, amount, difference: 0n, on, entry, undone: false })
}

function spend(books: Oracle, sources: readonly Source[], it: Document, amount: bigint, on: string): void {
  let wanted = amount
  for (const source of sources) {
    const part = least(leftIn(books, source), wanted)
    if (part > 0n) use(books, source, it, part, on)
    wanted -= part
  }
}

/** Where the business wants it, what becomes final takes what is kept for its customer. */
export function usesWhatIsKept(books: Oracle, it: Document): void {
  if (!books.policy.usesCredit) return
  const sources = keptFor(books, it.customer, it.currency, books.today)
  const on = it.issuedOn > books.today ? it.issuedOn : books.today
  spend(books, sources, it, openOn(it), on)
}

/** Whether what is kept may be used on a document. */
export const takesCredit = (it: Document, currency: string): boolean =>
  it.stage === 'posted' && openOn(it) > 0n && it.currency === currency

/** Somebody uses what is kept for a customer: on a document, or on the oldest due (rule 23). */
export function applyCredit(
  books: Oracle,
  customer: Customer,
  asked: { currency: string; document: Document | null; amount: bigint | null; on: string },
): Came {
  const { currency, document, on } = asked
  if (document && document.customer !== customer) return 'invoice_of_another_customer'
  if (document && !takesCredit(document, currency)) return 'takes_no_credit'
  const open = document
    ? [document]
    : books.documents.filter((it) => it.customer === customer && takesCredit(it, currency))
  const sources = keptFor(books, customer, currency, on)
  const left = added(sources.map((source) => leftIn(books, source)))
  const owed = added(open.map(openOn))
  const wanted = asked.amount ?? least(owed, left)
  if (left === 0n || wanted > left) return 'credit_too_much'
  if (wanted <= 0n || wanted > owed) return 'more_than_open'
  for (const [it, part] of oldestDue(open, wanted)) spend(books, sources, it, part, on)
  return 'done'
}
