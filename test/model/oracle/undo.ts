import { CREDIT, DIFFERENCES, RECEIVABLE } from './journal.ts'
import { moneyOf, sharesOf, takenBy } from './money.ts'
import type { Came, Oracle } from './oracle.ts'
import { added, least } from './sums.ts'
import { openOn, type Allocation, type Document } from './things.ts'
import { takesCredit, use } from './use-credit.ts'

/** Takes what was set against a document off it again: to what is kept for its customer, or to another document (rule 23). */
export function undo(books: Oracle, share: Allocation, on: string, to: Document | null): Came {
  const { from, document: it, amount } = share
  if (share.undone) return 'allocation_undone'
  if (on < share.on) return 'undone_before_allocated'
  if (to === it) return 'takes_no_credit'
  if (!('stage' in from)) {
    const back = from.back.filter(({ document }) => document === it).map((one) => one.amount)
    const stays = sharesOf(books, from).filter((one) => one.document === it && one !== share)
    if (added(back) > added(stays.map(moneyOf))) return 'allocation_refunded'
  }
  if (to && to.customer !== it.customer) return 'invoice_of_another_customer'
  if (to && !takesCredit(to, it.currency)) return 'takes_no_credit'

  share.undone = true
  if ('stage' in from) {
    it.credited -= amount
    from.credited -= amount
  } else it.paid -= amount
  if (share.entry) books.journal.undo(share.entry, on)
  else {
    const entry = books.journal.post({
      kind: 'allocation_undone',
      date: on,
      currency: it.currency,
      customer: it.customer,
      sides: [
        { account: RECEIVABLE, amount, document: it },
        { account: CREDIT, amount: -takenBy(share), document: null },
        { account: DIFFERENCES, amount: -share.difference, document: null },
      ],
    })
    // It goes with the note, should that be taken back.
    if ('stage' in from) from.standing = [...from.standing, entry]
  }
  if (to) use(books, from, to, least(openOn(to), takenBy(share)), on)
  return 'done'
}
