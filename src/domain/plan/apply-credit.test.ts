import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, pays } from '../../../test/support/domain/people.ts'
import { at, BOLT, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'
import type { ApplyCredit } from './command.ts'

/** 700 of credit in two payments, then orders of one customer, each an invoice sent, due one day after another. */
function withCredit(...amounts: number[]): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(15)
  books.tell(orderPriced('first', 100, at(1)))
  books.carryOut(does('mark_sent', books.document(0).id))
  const { customerId, id } = books.document(0)
  books.carryOut(
    pays(customerId, 500n, { receivedOn: '2026-03-05', allocations: [{ invoiceId: id, amount: null }] }),
  )
  books.carryOut(pays(customerId, 300n, { receivedOn: '2026-03-06', keepAsCredit: true }))
  for (const [place, amount] of amounts.entries()) {
    books.tell(orderPriced(`o-${place}`, amount, at(place + 7)))
    books.carryOut(does('mark_sent', books.document(place + 1).id))
  }
  return books
}

const apply = (books: PaperBooks, more: Partial<ApplyCredit> = {}) =>
  books.carryOut({
    kind: 'apply_credit',
    customerId: books.document(0).customerId,
    currency: 'USD',
    invoiceId: null,
    amount: null,
    appliedOn: '2026-03-20',
    ...more,
  })
const left = (books: PaperBooks): bigint[] => books.payments.map(({ payment }) => payment.unapplied)
const open = (books: PaperBooks): bigint[] => [...books.invoices.values()].map((one) => one.receivable)

test('across the oldest due, out of the oldest credit, each part a dated record with an entry of its own', () => {
  const books = withCredit(250, 1000)
  expect(cameTo(apply(books))).toBe('plan')
  expect(left(books)).toEqual([0n, 0n])
  expect(open(books)).toEqual([0n, 0n, 550n])
  const used = books.allocations.filter(({ ofCredit }) => ofCredit)
  expect(used.map(({ amount, allocatedOn, sourceId }) => [amount, allocatedOn, sourceId])).toEqual([
    [250n, '2026-03-20', books.payments[0]!.payment.id],
    [150n, '2026-03-20', books.payments[0]!.payment.id],
    [300n, '2026-03-20', books.payments[1]!.payment.id],
  ])
  expect(books.journal(used[0]!.id)).toBe(`
2026-03-20  credit_applied  Customer credit used
    Dr 2200 Customer credit  2.50
    Cr 1100 Accounts receivable  2.50
`)
  expect(books.history.at(-1)?.sentence).toBe(
    '7.00 USD of customer credit was used: 2.50 USD on Invoice INV-2026-00002, 4.50 USD on Invoice INV-2026-00003.',
  )
  expect(brokenIn(books)).toEqual([])
})

test('on one document, in part', () => {
  const books = withCredit(250, 1000)
  expect(cameTo(apply(books, { invoiceId: books.document(2).id, amount: 400n }))).toBe('plan')
  expect(open(books)).toEqual([0n, 250n, 600n])
  expect(left(books)).toEqual([0n, 300n])
  expect(brokenIn(books)).toEqual([])
})

test.each([
  ['more than there is', { amount: 701n }, 'credit_too_much'],
  ['more than there was by then', { amount: 401n, appliedOn: '2026-03-05' }, 'credit_too_much'],
  ['before there was any', { appliedOn: '2026-03-04' }, 'credit_too_much'],
  ['another currency', { currency: 'EUR' }, 'credit_too_much'],
  ['nothing', { amount: 0n }, 'more_than_open'],
  ['of nobody', { customerId: 'nobody' }, 'customer_not_found'],
  ['on nothing', { invoiceId: 'nothing' }, 'invoice_not_found'],
] as const)('%s is refused', (_, more, code) => {
  const books = withCredit(250, 1000)
  expect(cameTo(apply(books, more))).toBe(code)
  expect(left(books)).toEqual([400n, 300n])
})

test('more than is open, a draft, a paid document and somebody else’s are refused', () => {
  const books = withCredit(250)
  expect(cameTo(apply(books, { amount: 251n }))).toBe('more_than_open')
  expect(cameTo(apply(books, { invoiceId: books.document(0).id }))).toBe('takes_no_credit')
  books.tell(orderPriced('draft', 100, at(9)))
  expect(cameTo(apply(books, { invoiceId: books.document(2).id }))).toBe('takes_no_credit')
  books.tell(orderPriced('other', 100, at(9), { customer: BOLT }))
  expect(cameTo(apply(books, { invoiceId: books.document(3).id }))).toBe('invoice_of_another_customer')
  books.role = 'dispatcher'
  expect(cameTo(apply(books))).toBe('forbidden')
})

test('what was used cannot be given back, and what was given back cannot be used', () => {
  const books = withCredit(250)
  const paymentId = books.payments[0]!.payment.id
  const back = (amount: bigint) =>
    books.carryOut({
      kind: 'refund_payment',
      paymentId,
      invoiceId: null,
      amount,
      refundedOn: '2026-03-20',
      reason: 'x',
    })
  expect(cameTo(back(300n))).toBe('plan')
  expect(cameTo(apply(books))).toBe('plan')
  expect(left(books)).toEqual([300n, 150n])
  expect(cameTo(back(1n))).toBe('refund_too_much')
  expect(brokenIn(books)).toEqual([])
})

describe('used always', () => {
  test('a document takes it when it becomes final, and says so', () => {
    const books = withCredit()
    books.changeProfile({ ...fleet, creditUse: 'always' })
    books.tell(orderPriced('next', 900, at(9)))
    expect(left(books)).toEqual([400n, 300n])
    books.carryOut(does('mark_sent', books.document(1).id))
    expect(books.document(1)).toMatchObject({ paid: 700n, receivable: 200n })
    expect(left(books)).toEqual([0n, 0n])
    expect(
      books.history.some(({ sentence }) => sentence === '7.00 USD of customer credit was used on it.'),
    ).toBe(true)
    expect(brokenIn(books)).toEqual([])
  })

  test.each(['off', 'ask'] as const)('and not where it is %s', (creditUse) => {
    const books = withCredit()
    books.changeProfile({ ...fleet, creditUse })
    books.tell(orderPriced('next', 900, at(9)))
    books.carryOut(does('mark_sent', books.document(1).id))
    expect(left(books)).toEqual([400n, 300n])
  })
})
