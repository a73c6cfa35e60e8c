import { remarksInEnglish } from '../sentence/say.ts'
import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, makes, pays } from '../../../test/support/domain/people.ts'
import { at, orderCancelled, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'

function priced(): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(10)
  books.tell(orderPriced('o-1', 1000, at(1)))
  return books
}
const cancel = (books: PaperBooks, day = 5, reason?: string) =>
  books.tell(orderCancelled('o-1', at(day), reason))
const send = (books: PaperBooks) => books.carryOut(does('mark_sent', books.document(0).id))

describe('rule 5: an order is cancelled', () => {
  test('its draft is voided and what it posted reversed', () => {
    const books = priced()
    cancel(books, 5, 'Customer called it off')
    expect(books.documents()).toEqual(['INV-2026-00001 void 1000'])
    expect(books.document(0).endReason).toBe('Customer called it off')
    expect(books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  10.00
    Cr 4000 Revenue  10.00
2026-03-10  revenue_recognition_reversal  Reversal of: Invoice INV-2026-00001
    Cr 1100 Accounts receivable  10.00
    Dr 4000 Revenue  10.00
`)
    expect(books.workOf('o-1')).toMatchObject({ stage: 'cancelled', review: null })
    expect(brokenIn(books)).toEqual([])
  })

  test('its unpaid sent invoice is cancelled, with reversal', () => {
    const books = priced()
    send(books)
    cancel(books)
    expect(books.documents()).toEqual(['INV-2026-00001 cancelled 1000'])
    expect(books.accountSum('1100')).toBe(0n)
    expect(books.accountSum('4000')).toBe(0n)
    expect(books.document(0).endReason).not.toBe('')
    expect(brokenIn(books)).toEqual([])
  })

  test.each([
    [1000n, 'paid'],
    [400n, 'part-paid'],
  ])('an invoice with %s on it is only flagged', (amount) => {
    const books = priced()
    send(books)
    books.carryOut(pays(books.document(0).customerId, amount))
    const postedBefore = books.entries.length
    cancel(books)
    expect(books.documents()).toEqual(['INV-2026-00001 posted 1000'])
    expect(books.document(0).review).not.toBeNull()
    expect(books.workOf('o-1')).toMatchObject({ stage: 'cancelled' })
    expect(remarksInEnglish(books.workOf('o-1').review!)).toContain('INV-2026-00001')
    expect(books.entries).toHaveLength(postedBefore)
    expect(brokenIn(books)).toEqual([])
  })

  test('an invoice with a draft supplement: both go', () => {
    const books = priced()
    send(books)
    books.tell(orderPriced('o-1', 1500, at(2)))
    cancel(books)
    expect(books.documents()).toEqual(['INV-2026-00001 cancelled 1000', 'supplement INV-2026-00002 void 500'])
    expect(books.accountSum('1100')).toBe(0n)
    expect(brokenIn(books)).toEqual([])
  })

  test('an invoice with a draft credit note: both go', () => {
    const books = priced()
    send(books)
    books.tell(orderPriced('o-1', 700, at(2)))
    cancel(books)
    expect(books.documents()).toEqual(['INV-2026-00001 cancelled 1000', 'credit_note CN-2026-00001 void 300'])
    expect(brokenIn(books)).toEqual([])
  })

  test('an invoice that was credited is settled in part: flagged, never reversed under its credit note', () => {
    const books = priced()
    send(books)
    books.tell(orderPriced('o-1', 700, at(2)))
    books.carryOut(does('confirm', books.document(1).id))
    cancel(books)
    expect(books.documents()).toEqual(['INV-2026-00001 posted 1000', 'credit_note CN-2026-00001 posted 300'])
    expect(books.document(0).review).not.toBeNull()
    expect(brokenIn(books)).toEqual([])
  })

  test('a credit note that became customer credit stays as it is: what it gave is the customer’s', () => {
    const books = priced()
    send(books)
    books.carryOut(pays(books.document(0).customerId, 1000n))
    books.tell(orderPriced('o-1', 700, at(2)))
    books.carryOut(does('confirm', books.document(1).id))
    const note = books.document(1)
    cancel(books)
    expect(books.document(1)).toBe(note)
    expect(books.accountSum('2200')).toBe(-300n)
    expect(books.document(0).review).not.toBeNull()
  })

  test('an invoice shared with other work is only flagged, draft or not', () => {
    const books = new PaperBooks({
      ...fleet,
      worksPerInvoice: 'many',
      reactions: { ...fleet.reactions, order: 'offer' },
    })
    for (const id of ['o-1', 'o-2']) books.tell(orderPriced(id, 1000, at(1)))
    books.carryOut(makes({ works: [books.workOf('o-1').id, books.workOf('o-2').id] }))
    cancel(books)
    expect(books.documents()).toEqual(['INV-2026-00001 draft 2000'])
    expect(books.document(0).review).not.toBeNull()
    expect(brokenIn(books)).toEqual([])
  })
})

describe('rule 5: twice does nothing more', () => {
  test.each(['draft', 'sent', 'paid'])('%s', (state) => {
    const books = priced()
    if (state !== 'draft') send(books)
    if (state === 'paid') books.carryOut(pays(books.document(0).customerId, 1000n))
    cancel(books)
    const before = [books.documents(), books.journal()]
    expect(cameTo(cancel(books, 5))).toBe('nothing')
    expect(cameTo(cancel(books, 4))).toBe('nothing')
    expect(['plan', 'nothing']).toContain(cameTo(cancel(books, 6)))
    expect([books.documents(), books.journal()]).toEqual(before)
  })
})

describe('events out of their order', () => {
  test('cancelled before it was ever priced: remembered, and the late price lock bills nothing', () => {
    const books = new PaperBooks(fleet)
    expect(cameTo(cancel(books, 5))).toBe('plan')
    expect(books.workOf('o-1')).toMatchObject({ stage: 'cancelled', value: 0n })
    expect(cameTo(books.tell(orderPriced('o-1', 1000, at(1))))).toBe('nothing')
    expect(books.documents()).toEqual([])
    cancel(books, 6)
    expect(books.workOf('o-1')).toMatchObject({ stage: 'cancelled' })
  })

  test('a cancellation older than the price it would cancel changes nothing', () => {
    const books = new PaperBooks(fleet)
    books.tell(orderPriced('o-1', 1000, at(5)))
    expect(cameTo(cancel(books, 4))).toBe('nothing')
    expect(books.documents()).toEqual(['INV-2026-00001 draft 1000'])
  })

  test('cancelled twice, then a price from between the two: the order stays cancelled', () => {
    const books = priced()
    cancel(books, 2)
    cancel(books, 4)
    books.tell(orderPriced('o-1', 2000, at(3)))
    expect(books.documents()).toEqual(['INV-2026-00001 void 1000'])
  })

  test('priced anew after it was cancelled, it is billed anew', () => {
    const books = priced()
    cancel(books)
    books.tell(orderPriced('o-1', 1000, at(6)))
    expect(books.documents()).toEqual(['INV-2026-00001 void 1000', 'INV-2026-00002 draft 1000'])
    expect(brokenIn(books)).toEqual([])
  })

  test('priced anew after its paid invoice was only flagged, only the difference is prepared', () => {
    const books = priced()
    send(books)
    books.carryOut(pays(books.document(0).customerId, 1000n))
    cancel(books)
    books.tell(orderPriced('o-1', 1200, at(6)))
    expect(books.documents()).toEqual(['INV-2026-00001 posted 1000', 'supplement INV-2026-00002 draft 200'])
  })
})
