import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, makes, pays } from '../../../test/support/domain/people.ts'
import { at, BOLT, orderPriced, serviceOrder } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fieldService } from '../profile/field-service.ts'
import { fleet } from '../profile/fleet.ts'
import type { TakePayment } from './command.ts'

/** Orders of one customer, each an invoice sent, of those amounts on the first, second, … of March. */
function sent(...amounts: number[]): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(15)
  for (const [place, amount] of amounts.entries()) {
    books.tell(orderPriced(`o-${place}`, amount, at(place + 1)))
    books.carryOut(does('mark_sent', books.document(place).id))
  }
  return books
}
const pay = (books: PaperBooks, amount: bigint, more: Partial<TakePayment> = {}) =>
  books.carryOut(pays(books.document(0).customerId, amount, more))
const paidOn = (books: PaperBooks): bigint[] => [...books.invoices.values()].map((one) => one.paid)
const to = (
  books: PaperBooks,
  ...shares: [place: number, amount: bigint | null][]
): Partial<TakePayment> => ({
  allocations: shares.map(([place, amount]) => ({ invoiceId: books.document(place).id, amount })),
})
/** What is left on the last payment as customer credit, and whether a person is asked to look. */
const rest = (books: PaperBooks): [bigint, boolean] => {
  const { payment } = books.payments.at(-1)!
  return [payment.unapplied, payment.alert !== null]
}

describe('rule 23: in any amount', () => {
  test('exact', () => {
    const books = sent(100_000)
    pay(books, 100_000n, { reference: 'TRX 9' })
    expect(books.journal(books.payments[0]!.payment.id)).toBe(`
2026-03-20  invoice_payment  Payment TRX 9
    Dr 1000 Cash  1,000.00
    Cr 1100 Accounts receivable  1,000.00
`)
    expect(books.document(0)).toMatchObject({ paid: 100_000n, receivable: 0n })
    expect(brokenIn(books)).toEqual([])
  })

  test('400 then 600 of 1000', () => {
    const books = sent(1000)
    pay(books, 400n)
    expect(books.document(0)).toMatchObject({ paid: 400n, receivable: 600n })
    pay(books, 600n)
    expect(books.document(0)).toMatchObject({ paid: 1000n, receivable: 0n })
    expect(books.payments).toHaveLength(2)
    expect(brokenIn(books)).toEqual([])
  })

  test('too much: the rest becomes customer credit', () => {
    const books = sent(1000)
    pay(books, 1500n)
    expect(books.journal(books.payments[0]!.payment.id)).toBe(`
2026-03-20  invoice_payment  Payment by bank transfer
    Dr 1000 Cash  15.00
    Cr 1100 Accounts receivable  10.00
    Cr 2200 Customer credit  5.00
`)
    expect(rest(books)).toEqual([500n, false])
    expect(brokenIn(books)).toEqual([])
  })

  test('with nothing owed at all', () => {
    const books = sent(1000)
    pay(books, 1000n)
    pay(books, 50n)
    expect(books.accountSum('2200')).toBe(-50n)
    expect(brokenIn(books)).toEqual([])
  })
})

describe('rule 23: against one or many invoices', () => {
  test('those it names, in their order, each as much as is open', () => {
    const books = sent(1000, 2000, 3000)
    pay(books, 4500n, to(books, [2, null], [1, null]))
    expect(paidOn(books)).toEqual([0n, 1500n, 3000n])
    expect(brokenIn(books)).toEqual([])
  })

  test('as much as it says for each', () => {
    const books = sent(1000, 2000)
    pay(books, 1500n, to(books, [0, 500n], [1, 700n]))
    expect(paidOn(books)).toEqual([500n, 700n])
    expect(rest(books)[0]).toBe(300n)
    expect(brokenIn(books)).toEqual([])
  })

  test('never more than is open on one, though it says more', () => {
    const books = sent(1000)
    pay(books, 5000n, to(books, [0, 5000n]))
    expect(paidOn(books)).toEqual([1000n])
    expect(rest(books)[0]).toBe(4000n)
  })

  test('one named twice is one invoice: it takes what both say together', () => {
    const books = sent(1000)
    pay(books, 1000n, to(books, [0, 600n], [0, 400n]))
    expect(paidOn(books)).toEqual([1000n])
    expect(rest(books)).toEqual([0n, false])
    expect(brokenIn(books)).toEqual([])
  })

  test('the one its reference names, before older ones', () => {
    const books = sent(1000, 2000)
    pay(books, 1500n, { reference: 'Payment for INV-2026-00002, thank you' })
    expect(paidOn(books)).toEqual([0n, 1500n])
  })

  test('several its reference names', () => {
    const books = sent(1000, 2000, 3000)
    pay(books, 3500n, { reference: 'INV-2026-00003;INV-2026-00001' })
    expect(paidOn(books)).toEqual([500n, 0n, 3000n])
  })

  test('a reference that says a number twice raises no alarm', () => {
    const books = sent(1000)
    pay(books, 1000n, { reference: 'INV-2026-00001 INV-2026-00001' })
    expect(paidOn(books)).toEqual([1000n])
    expect(rest(books)).toEqual([0n, false])
  })

  test('else the oldest due', () => {
    const books = sent(1000, 2000, 3000)
    pay(books, 1500n, { reference: 'hello' })
    expect(paidOn(books)).toEqual([1000n, 500n, 0n])
    expect(brokenIn(books)).toEqual([])
  })

  test('a reference is enough to know whose money it is', () => {
    const books = sent(1000)
    expect(cameTo(pay(books, 1000n, { customerId: null, reference: 'INV-2026-00001' }))).toBe('plan')
    expect(paidOn(books)).toEqual([1000n])
  })

  test('an invoice is enough to know whose money it is', () => {
    const books = sent(1000)
    expect(cameTo(pay(books, 1000n, { customerId: null, ...to(books, [0, null]) }))).toBe('plan')
    expect(books.payments[0]?.payment.customerId).toBe(books.document(0).customerId)
  })
})

describe('rule 23: money that arrived is always booked', () => {
  test('on a void invoice: as credit, with an alert', () => {
    const books = sent(1000)
    books.carryOut(does('void', books.document(0).id, 'a mistake'))
    expect(cameTo(pay(books, 1000n, to(books, [0, null])))).toBe('plan')
    expect(paidOn(books)).toEqual([0n])
    expect(rest(books)).toEqual([1000n, true])
    expect(books.accountSum('2200')).toBe(-1000n)
    expect(brokenIn(books)).toEqual([])
  })

  test('on one that is paid already: as credit, with an alert', () => {
    const books = sent(1000)
    pay(books, 1000n)
    pay(books, 1000n, to(books, [0, null]))
    expect(rest(books)).toEqual([1000n, true])
    expect(brokenIn(books)).toEqual([])
  })

  test('in another currency: as credit in its own, with an alert', () => {
    const books = sent(1000)
    pay(books, 900n, { currency: 'EUR', ...to(books, [0, null]) })
    expect(paidOn(books)).toEqual([0n])
    expect(rest(books)).toEqual([900n, true])
    expect(books.entries.at(-1)?.currency).toBe('EUR')
    pay(books, 900n, { currency: 'EUR' })
    expect(paidOn(books)).toEqual([0n])
  })

  test('on a credit note: as credit, with an alert', () => {
    const books = sent(1000)
    books.tell(orderPriced('o-0', 400, at(9)))
    pay(books, 600n, to(books, [1, null]))
    expect(rest(books)).toEqual([600n, true])
    expect(brokenIn(books)).toEqual([])
  })

  test('on a draft the books do not know: as credit, with an alert', () => {
    const books = new PaperBooks(fieldService)
    books.tell(serviceOrder('s-1', at(1)))
    books.carryOut(makes({ works: [books.workOf('s-1', 'service_order').id] }))
    pay(books, 24_000n, to(books, [0, null]))
    expect(books.document(0)).toMatchObject({ stage: 'draft', paid: 0n })
    expect(rest(books)).toEqual([24_000n, true])
    expect(brokenIn(books)).toEqual([])
  })

  test('on a draft the books know: it is past draft from then on', () => {
    const books = new PaperBooks(fleet)
    books.tell(orderPriced('o-1', 1000, at(1)))
    pay(books, 400n, to(books, [0, null]))
    expect(books.document(0)).toMatchObject({ stage: 'posted', paid: 400n, receivable: 600n })
    books.tell(orderPriced('o-1', 900, at(2)))
    expect(books.documents().at(-1)).toBe('credit_note CN-2026-00001 draft 100')
    expect(brokenIn(books)).toEqual([])
  })

  test('drafts are not settled by money that does not name them', () => {
    const books = new PaperBooks(fleet)
    books.tell(orderPriced('o-1', 1000, at(1)))
    pay(books, 400n)
    expect(books.document(0)).toMatchObject({ stage: 'draft', paid: 0n })
    expect(rest(books)[0]).toBe(400n)
  })
})

describe('rule 23: once per provider and its id', () => {
  test('the same again is nothing, with the first answer', () => {
    const books = sent(1000)
    pay(books, 400n, { providerId: 'x' })
    expect(pay(books, 400n, { providerId: 'x' })).toMatchObject({
      came: 'nothing',
      subject: { paymentId: books.payments[0]?.payment.id },
    })
    expect(paidOn(books)).toEqual([400n])
  })

  test('the same id with another body is refused; another provider may use the id', () => {
    const books = sent(1000)
    pay(books, 400n, { providerId: 'x' })
    expect(cameTo(pay(books, 500n, { providerId: 'x', bodyHash: 'other' }))).toBe('payment_differs')
    expect(cameTo(pay(books, 500n, { providerId: 'x', provider: 'till' }))).toBe('plan')
    expect(paidOn(books)).toEqual([900n])
  })
})

describe('refused', () => {
  test('nobody’s money, an invoice nobody knows, one of another customer, a role that does not take money', () => {
    const books = sent(1000)
    books.tell(orderPriced('other', 500, at(1), { customer: BOLT }))
    expect(cameTo(pay(books, 1n, { customerId: null }))).toBe('customer_missing')
    expect(cameTo(pay(books, 1n, { customerId: 'nobody' }))).toBe('customer_not_found')
    expect(cameTo(pay(books, 1n, { allocations: [{ invoiceId: 'nothing', amount: null }] }))).toBe(
      'invoice_not_found',
    )
    expect(cameTo(pay(books, 1n, to(books, [1, null])))).toBe('invoice_of_another_customer')
    for (const role of ['dispatcher', 'viewer'] as const) {
      books.role = role
      expect(cameTo(pay(books, 1n))).toBe('forbidden')
    }
    expect(books.payments).toEqual([])
  })

  test('a reference to another customer’s invoice is only words', () => {
    const books = sent(1000)
    books.tell(orderPriced('other', 500, at(1), { customer: BOLT }))
    books.carryOut(does('mark_sent', books.document(1).id))
    pay(books, 300n, { reference: 'INV-2026-00002' })
    expect(paidOn(books)).toEqual([300n, 0n])
  })
})

test('the history says in a sentence where the money went', () => {
  const books = sent(1000)
  pay(books, 1500n)
  const sentence = books.history.findLast((entry) => entry.subjectType === 'payment')?.sentence
  expect(sentence).toBe(
    '15.00 USD received: 10.00 USD to Invoice INV-2026-00001, 5.00 USD to customer credit.',
  )
})
