import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, pays } from '../../../test/support/domain/people.ts'
import { at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'
import { positionOf } from '../status/position.ts'
import type { TakePayment } from './command.ts'

/** Orders sent, in books that let dollars differ by five cents. */
function sent(...amounts: number[]): PaperBooks {
  const books = new PaperBooks({ ...fleet, tolerance: { USD: '5' } })
  books.now = at(15)
  for (const [place, amount] of amounts.entries()) {
    books.tell(orderPriced(`o-${place}`, amount, at(place + 1)))
    books.carryOut(does('mark_sent', books.document(place).id))
  }
  return books
}
const pay = (books: PaperBooks, amount: bigint, more: Partial<TakePayment> = {}) => {
  books.carryOut(pays(books.document(0).customerId, amount, more))
  return books
}
const settled = (books: PaperBooks, place = 0): string =>
  positionOf(books.document(place), '2026-03-20').settlement
const sentence = (books: PaperBooks): string | undefined =>
  books.history.findLast((entry) => entry.subjectType === 'payment')?.sentence

test('an underpayment within it settles the document; what is missing is let go', () => {
  const books = pay(sent(1000), 996n)
  expect(settled(books)).toBe('paid')
  expect(books.journal(books.payments[0]!.payment.id)).toBe(`
2026-03-20  invoice_payment  Payment by bank transfer
    Dr 1000 Cash  9.96
    Dr 5300 Payment differences  0.04
    Cr 1100 Accounts receivable  10.00
`)
  expect(sentence(books)).toBe(
    '9.96 USD received: 9.96 USD to Invoice INV-2026-00001, 0.04 USD short and let go as a payment difference.',
  )
  expect(brokenIn(books)).toEqual([])
})

test('an overpayment within it is kept there, not as credit', () => {
  const books = pay(sent(1000), 1005n)
  expect(books.payments[0]!.payment.unapplied).toBe(0n)
  expect(books.journal(books.payments[0]!.payment.id)).toBe(`
2026-03-20  invoice_payment  Payment by bank transfer
    Dr 1000 Cash  10.05
    Cr 5300 Payment differences  0.05
    Cr 1100 Accounts receivable  10.00
`)
  expect(sentence(books)).toBe(
    '10.05 USD received: 10.05 USD to Invoice INV-2026-00001, 0.05 USD of it too much and kept as a payment difference.',
  )
  expect(brokenIn(books)).toEqual([])
})

describe('and not', () => {
  test.each([
    ['beyond it', 994n, 'partial', 0n],
    ['beyond it, over', 1006n, 'paid', 6n],
  ])('%s', (_, amount, settlement, credit) => {
    const books = pay(sent(1000), amount)
    expect(settled(books)).toBe(settlement)
    expect(books.payments[0]!.payment.unapplied).toBe(credit)
    expect(books.accountSum('5300')).toBe(0n)
  })

  test('in another currency', () => {
    const books = new PaperBooks({ ...fleet, tolerance: { EUR: '5' } })
    books.tell(orderPriced('o', 1000, at(1)))
    expect(
      settled(pay(books, 999n, { allocations: [{ invoiceId: books.document(0).id, amount: null }] })),
    ).toBe('partial')
  })

  test('where the payer sets less against it and the rest is kept', () => {
    const books = sent(1000)
    pay(books, 1500n, { allocations: [{ invoiceId: books.document(0).id, amount: 998n }] })
    expect(settled(books)).toBe('partial')
    expect(books.payments[0]!.payment.unapplied).toBe(502n)
  })
})

test('only the last document a payment reaches may fall short; the last of several payments closes one', () => {
  const books = pay(sent(1000, 500), 1497n)
  expect([settled(books, 0), settled(books, 1)]).toEqual(['paid', 'paid'])
  const parts = pay(pay(sent(1000), 600n), 398n)
  expect(settled(parts)).toBe('paid')
  expect(brokenIn(books)).toEqual([])
  expect(brokenIn(parts)).toEqual([])
})

test.each([996n, 1004n])('undone, %d is what becomes credit, and the difference is gone', (amount) => {
  const books = pay(sent(1000), amount)
  books.carryOut({
    kind: 'undo_allocation',
    allocationId: books.allocations[0]!.id,
    undoneOn: '2026-03-22',
    reason: 'x',
    moveTo: null,
  })
  expect(books.document(0).receivable).toBe(1000n)
  expect(books.payments[0]!.payment.unapplied).toBe(amount)
  expect(books.accountSum('5300')).toBe(0n)
  expect(brokenIn(books)).toEqual([])
})

test.each([
  [996n, 996n],
  [1004n, 1000n],
])('of %d at most %d goes back', (amount, most) => {
  const books = pay(sent(1000), amount)
  const back = (some: bigint) =>
    books.carryOut({
      kind: 'refund_payment',
      paymentId: books.payments[0]!.payment.id,
      invoiceId: books.document(0).id,
      amount: some,
      refundedOn: '2026-03-22',
      reason: 'x',
    })
  expect(cameTo(back(most + 1n))).toBe('refund_too_much')
  expect(cameTo(back(most))).toBe('plan')
  expect(brokenIn(books)).toEqual([])
})

test('what was let go is no money that stays when another share of the payment is taken off', () => {
  const books = sent(1000, 500)
  const [one, other] = [books.document(0).id, books.document(1).id]
  const day = '2026-03-22'
  const back = (amount: bigint) =>
    books.carryOut({
      kind: 'refund_payment',
      paymentId: books.payments[0]!.payment.id,
      invoiceId: one,
      amount,
      refundedOn: day,
      reason: 'x',
    })
  const undo = (place: number) =>
    books.carryOut({
      kind: 'undo_allocation',
      allocationId: books.allocations[place]!.id,
      undoneOn: day,
      reason: 'x',
      moveTo: null,
    })
  pay(books, 1496n, { allocations: [other, one].map((invoiceId) => ({ invoiceId, amount: null })) })
  back(500n)
  undo(0)
  books.carryOut({
    kind: 'apply_credit',
    customerId: books.document(0).customerId,
    currency: 'USD',
    invoiceId: one,
    amount: 500n,
    appliedOn: day,
  })
  back(498n)
  // 9.98 went back; without this share 9.96 came.
  expect(cameTo(undo(2))).toBe('allocation_refunded')
  expect(brokenIn(books)).toEqual([])
})
