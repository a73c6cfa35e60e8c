import { expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, pays } from '../../../test/support/domain/people.ts'
import { at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'
import { positionOf } from '../status/position.ts'
import { wordFor } from '../status/vocabulary.ts'
import type { UndoAllocation } from './command.ts'

/** Orders of 1000, 500 and 300, sent; a payment of 1500 over the first two. */
function paid(): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(15)
  for (const [place, amount] of [1000, 500, 300].entries()) {
    books.tell(orderPriced(`o-${place}`, amount, at(place + 1)))
    books.carryOut(does('mark_sent', books.document(place).id))
  }
  const allocations = [0, 1].map((place) => ({ invoiceId: books.document(place).id, amount: null }))
  books.carryOut(pays(null, 1500n, { allocations }))
  return books
}
const undo = (books: PaperBooks, place: number, more: Partial<UndoAllocation> = {}) =>
  books.carryOut({
    kind: 'undo_allocation',
    allocationId: books.allocations[place]!.id,
    undoneOn: '2026-03-22',
    reason: 'Paid for another one.',
    moveTo: null,
    ...more,
  })
const open = (books: PaperBooks): bigint[] => [...books.invoices.values()].map((one) => one.receivable)
const credit = (books: PaperBooks): bigint => books.payments[0]!.payment.unapplied

test('the document is open again, the money customer credit, and the other share stays', () => {
  const books = paid()
  expect(cameTo(undo(books, 0))).toBe('plan')
  expect(open(books)).toEqual([1000n, 0n, 300n])
  expect(credit(books)).toBe(1000n)
  expect(books.journal(books.undos[0]!.id)).toBe(`
2026-03-22  allocation_undone  Taken off Invoice INV-2026-00001 again
    Dr 1100 Accounts receivable  10.00
    Cr 2200 Customer credit  10.00
`)
  expect(wordFor(positionOf(books.document(0), '2026-03-22'), 'fleet').word).toBe('sent')
  expect(books.allocations).toHaveLength(2)
  expect(brokenIn(books)).toEqual([])
  expect(cameTo(undo(books, 0))).toBe('allocation_undone')
})

test('moved to another document: what that takes, the rest is credit', () => {
  const books = paid()
  expect(cameTo(undo(books, 1, { moveTo: books.document(2).id }))).toBe('plan')
  expect(open(books)).toEqual([0n, 500n, 0n])
  expect(credit(books)).toBe(200n)
  expect(books.allocations[2]).toMatchObject({ amount: 300n, ofCredit: true, allocatedOn: '2026-03-22' })
  expect(books.history.map(({ sentence }) => sentence)).toContain(
    '3.00 USD came from Invoice INV-2026-00002.',
  )
  expect(brokenIn(books)).toEqual([])
})

test('credit that was used is undone by the mirror of its entry, linked to it; then it is used again', () => {
  const books = paid()
  undo(books, 0)
  const use = () =>
    books.carryOut({
      kind: 'apply_credit',
      customerId: books.document(0).customerId,
      currency: 'USD',
      invoiceId: books.document(2).id,
      amount: null,
      appliedOn: '2026-03-23',
    })
  use()
  const applied = books.entries.find(({ kind }) => kind === 'credit_applied')!
  expect(cameTo(undo(books, 2, { undoneOn: '2026-03-24' }))).toBe('plan')
  expect(books.entries.at(-1)).toMatchObject({
    kind: 'credit_applied_reversal',
    reverses: applied.id,
    date: '2026-03-24',
  })
  expect(open(books)).toEqual([1000n, 0n, 300n])
  expect(cameTo(use())).toBe('plan')
  expect(open(books)).toEqual([1000n, 0n, 0n])
  expect(brokenIn(books)).toEqual([])
})

/** A sent document over 1,000 whose work is priced 600 since, and the credit note that makes it so. */
function creditedInPart(): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(15)
  books.tell(orderPriced('o', 1000, at(1)))
  books.carryOut(does('mark_sent', books.document(0).id))
  books.tell(orderPriced('o', 600, at(2)))
  books.carryOut(does('confirm', books.document(1).id))
  return books
}

test('a credit note’s share comes off too; cancelling the note then takes all of it back', () => {
  const books = creditedInPart()
  expect(open(books)).toEqual([600n, 0n])
  expect(cameTo(undo(books, 0))).toBe('plan')
  expect(open(books)).toEqual([1000n, 0n])
  expect(books.document(1).credited).toBe(0n)
  expect(books.accountSum('2200')).toBe(-400n)
  expect(brokenIn(books)).toEqual([])
  expect(cameTo(books.carryOut(does('cancel', books.document(1).id, 'A mistake.')))).toBe('plan')
  expect(books.accountSum('2200')).toBe(0n)
  expect(open(books)).toEqual([1000n, 0n])
  expect(brokenIn(books)).toEqual([])
})

test('a note that ends before the day its share came off moves its original on both days, and leaves it as it was', () => {
  const books = creditedInPart()
  expect(cameTo(undo(books, 0))).toBe('plan')
  books.now = at(18)
  expect(cameTo(books.carryOut(does('cancel', books.document(1).id, 'A mistake.')))).toBe('plan')
  expect(books.document(0)).toMatchObject({
    receivable: 1000n,
    movedBefore: '2026-03-18',
    movedLast: '2026-03-22',
    heldBefore: 1000n,
  })
  expect(brokenIn(books)).toEqual([])
})

test('what was given back of it stays where it is', () => {
  const books = paid()
  const [payment] = books.payments
  books.carryOut({
    kind: 'refund_payment',
    paymentId: payment!.payment.id,
    invoiceId: books.document(0).id,
    amount: 1n,
    refundedOn: '2026-03-21',
    reason: 'x',
  })
  expect(cameTo(undo(books, 0))).toBe('allocation_refunded')
  expect(cameTo(undo(books, 1))).toBe('plan')
  expect(brokenIn(books)).toEqual([])
})

test('not before it was set against it, nor onto itself, a paid one, or one that is not there', () => {
  const books = paid()
  expect(cameTo(undo(books, 0, { undoneOn: '2026-03-19' }))).toBe('undone_before_allocated')
  expect(cameTo(undo(books, 0, { moveTo: books.document(0).id }))).toBe('takes_no_credit')
  expect(cameTo(undo(books, 0, { moveTo: books.document(1).id }))).toBe('takes_no_credit')
  expect(cameTo(undo(books, 0, { moveTo: 'nothing' }))).toBe('invoice_not_found')
  expect(cameTo(undo(books, 0, { allocationId: 'nothing' }))).toBe('allocation_not_found')
  books.role = 'viewer'
  expect(cameTo(undo(books, 0))).toBe('forbidden')
  expect(open(books)).toEqual([0n, 0n, 300n])
})
