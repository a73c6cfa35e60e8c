import { BAD_DEBT, RECEIVABLE } from './journal.ts'
import type { Came, Oracle } from './oracle.ts'
import { openOn, type Document } from './things.ts'
import { mayBe } from './verbs.ts'

/** Gives up what is open on a document, or a part; null for all of it (rule 19). */
export function giveUp(books: Oracle, it: Document, part: bigint | null, on: string): Came {
  if (!mayBe('write_off', it)) return 'not_allowed_now'
  const amount = part ?? openOn(it)
  if (amount > openOn(it)) return 'more_than_open'
  if (on < it.issuedOn) return 'write_off_before_issue'
  const entry = books.journal.post({
    kind: 'write_off',
    date: on,
    currency: it.currency,
    customer: it.customer,
    sides: [
      { account: BAD_DEBT, amount, document: null },
      { account: RECEIVABLE, amount: -amount, document: it },
    ],
  })
  it.givenUp = [...it.givenUp, { amount, on, entry }]
  return 'done'
}

/** Everything that was given up on a document is owed again. */
export function reinstate(books: Oracle, it: Document, on: string): Came {
  if (!mayBe('reinstate', it)) return 'not_allowed_now'
  if (on < it.givenUp[0]!.on) return 'reinstated_before_write_off'
  owedAgain(books, it, it.sums.total, on)
  return 'done'
}

/** As many write-offs, whole and the first one first, are undone as let an amount be open. */
export function owedAgain(books: Oracle, it: Document, wanted: bigint, on: string): void {
  while (it.givenUp.length > 0 && openOn(it) < wanted) {
    const [first, ...rest] = it.givenUp
    it.givenUp = rest
    books.journal.undo(first!.entry, on)
  }
}
