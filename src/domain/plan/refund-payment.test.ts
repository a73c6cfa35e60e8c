import { expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, pays } from '../../../test/support/domain/people.ts'
import { at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'
import { positionOf } from '../status/position.ts'
import { wordFor } from '../status/vocabulary.ts'
import type { RefundPayment, TakePayment } from './command.ts'

/** A day after the payments that are made later here. */
const LATER = '2026-03-25'

/** Books with an order of 1,000.00 and a payment of that much unless another amount is named. */
function paidBooks(amount = 100_000n): PaperBooks {
  const books = new PaperBooks(fleet)
  books.tell(orderPriced('1', 100_000, at(1)))
  const command: TakePayment = {
    kind: 'take_payment',
    provider: 'manual',
    providerId: 'p-1',
    bodyHash: 'h',
    customerId: null,
    currency: 'USD',
    amount,
    receivedOn: '2026-03-10',
    method: 'bank_transfer',
    reference: null,
    memo: null,
    allocations: [{ invoiceId: books.document(0).id, amount: null }],
  }
  books.carryOut(command)
  return books
}

const refund = (books: PaperBooks, amount: bigint, more: Partial<RefundPayment> = {}) =>
  books.carryOut({
    kind: 'refund_payment',
    paymentId: books.payments[0]!.payment.id,
    invoiceId: books.document(0).id,
    amount,
    refundedOn: '2026-03-15',
    reason: 'Late.',
    ...more,
  })

const word = (books: PaperBooks): string => wordFor(positionOf(books.document(0), '2026-03-20'), 'fleet').word

test('a refund opens the document again and takes the money out of cash (rule 24)', () => {
  const books = paidBooks()
  expect(word(books)).toBe('paid')
  expect(refund(books, 30_000n).came).toBe('plan')
  expect(books.journal(books.refunds[0]!.id)).toBe(`
2026-03-15  refund  Refund of payment by bank transfer
    Dr 1100 Accounts receivable  300.00
    Cr 1000 Cash  300.00
`)
  expect(books.document(0).receivable).toBe(30_000n)
  expect(word(books)).toBe('partial')
  expect(brokenIn(books)).toEqual([])
})

test('it reads refunded when all that was paid is back', () => {
  const books = paidBooks()
  refund(books, 30_000n)
  refund(books, 70_000n)
  expect(word(books)).toBe('refunded')
  expect(books.document(0).receivable).toBe(100_000n)
  expect(brokenIn(books)).toEqual([])
})

test.each([
  ['more than came in', 100_001n, {}],
  ['nothing', 0n, {}],
  ['from credit that is not there', 1n, { invoiceId: null }],
])('%s cannot be given back', (_, amount, more) => {
  const books = paidBooks()
  expect(refund(books, amount, more)).toMatchObject({ came: 'refusal', refusal: { code: 'refund_too_much' } })
  expect(books.refunds).toEqual([])
})

test('what was given back already is not given back again', () => {
  const books = paidBooks()
  refund(books, 60_000n)
  expect(refund(books, 40_001n)).toMatchObject({
    came: 'refusal',
    refusal: { code: 'refund_too_much', values: { most: '40000' } },
  })
})

test('customer credit goes back without touching a document', () => {
  const books = paidBooks(120_000n)
  refund(books, 20_000n, { invoiceId: null })
  expect(books.journal(books.refunds[0]!.id)).toBe(`
2026-03-15  refund  Refund of payment by bank transfer
    Dr 2200 Customer credit  200.00
    Cr 1000 Cash  200.00
`)
  expect(word(books)).toBe('paid')
  expect(brokenIn(books)).toEqual([])
})

test('money does not go back before it came in, nor by somebody who may not', () => {
  const books = paidBooks()
  expect(refund(books, 1n, { refundedOn: '2026-03-09' })).toMatchObject({
    refusal: { code: 'refund_before_payment' },
  })
  books.role = 'dispatcher'
  expect(refund(books, 1n)).toMatchObject({ refusal: { code: 'forbidden' } })
})

test('a document whose money went back is paid again like any other', () => {
  const books = paidBooks()
  refund(books, 100_000n)
  books.carryOut(pays(null, 100_000n, { allocations: [{ invoiceId: books.document(0).id, amount: null }] }))
  expect(word(books)).toBe('paid')
  expect(books.document(0)).toMatchObject({ paid: 200_000n, refunded: 100_000n, receivable: 0n })
  // The first payment is given back whole, the second not at all.
  expect(cameTo(refund(books, 1n))).toBe('refund_too_much')
  const paymentId = books.payments[1]!.payment.id
  expect(cameTo(refund(books, 100_000n, { paymentId, refundedOn: LATER }))).toBe('plan')
  expect(word(books)).toBe('refunded')
  expect(brokenIn(books)).toEqual([])
})

test('of a payment over two documents, each gives back no more than it got', () => {
  const books = paidBooks()
  books.tell(orderPriced('2', 50_000, at(1)))
  const [first, second] = [books.document(0).id, books.document(1).id]
  refund(books, 100_000n)
  books.carryOut(
    pays(null, 120_000n, {
      allocations: [first, second].map((invoiceId) => ({ invoiceId, amount: null })),
    }),
  )
  const paymentId = books.payments[1]!.payment.id
  const most = (outcome: ReturnType<typeof refund>) =>
    outcome.came === 'refusal' ? outcome.refusal.values?.['most'] : outcome.came
  expect(most(refund(books, 20_001n, { paymentId, invoiceId: second, refundedOn: LATER }))).toBe('20000')
  expect(most(refund(books, 20_000n, { paymentId, invoiceId: second, refundedOn: LATER }))).toBe('plan')
  expect(most(refund(books, 100_001n, { paymentId, invoiceId: first, refundedOn: LATER }))).toBe('100000')
  expect(most(refund(books, 1n, { paymentId, invoiceId: null, refundedOn: LATER }))).toBe('0')
  expect(brokenIn(books)).toEqual([])
})

test.each(['void', 'cancel'] as const)('a document that was refunded cannot be undone by %s', (verb) => {
  const books = paidBooks()
  refund(books, 100_000n)
  const before = books.journal()
  expect(cameTo(books.carryOut(does(verb, books.document(0).id, 'Given back.')))).toBe('not_allowed_now')
  expect(books.journal()).toBe(before)
})

test('given back in a period that is closed, it is booked on the first open day and says so (rule 21)', () => {
  const books = paidBooks()
  books.closedThrough = '2026-03-17'
  refund(books, 30_000n)
  expect(books.journal(books.refunds[0]!.id)).toBe(`
2026-03-18  refund  Refund of payment by bank transfer (belongs to 2026-03-15, a closed period)
    Dr 1100 Accounts receivable  300.00
    Cr 1000 Cash  300.00
`)
  expect(books.refunds[0]).toMatchObject({ refundedOn: '2026-03-15' })
  expect(brokenIn(books)).toEqual([])
})
