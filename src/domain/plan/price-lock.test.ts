import { remarksInEnglish } from '../sentence/say.ts'
import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo } from '../../../test/support/domain/people.ts'
import { ACME, at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'

function priced(amount: number, more: Parameters<typeof orderPriced>[3] = {}): PaperBooks {
  const books = new PaperBooks(fleet)
  expect(cameTo(books.tell(orderPriced('o-1', amount, at(1), more)))).toBe('plan')
  return books
}

describe('rule 2: the moment an order is priced', () => {
  test('its draft is made and its revenue recognized', () => {
    const books = priced(120_000, { tax: { rate: '20' } })
    expect(books.documents()).toEqual(['INV-2026-00001 draft 144000'])
    expect(books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  1,440.00
    Cr 4000 Revenue  1,200.00
    Cr 2100 Tax payable  240.00
`)
    expect(brokenIn(books)).toEqual([])
  })

  test('the draft names the customer, the order, its dates and what it holds', () => {
    const books = priced(120_000, { order: { id: 'o-1', reference: 'ORD-7' } })
    const work = books.workOf('o-1')
    expect(books.document(0)).toMatchObject({
      kind: 'invoice',
      stage: 'draft',
      customerId: work.customerId,
      customerVersion: 1,
      reference: 'ORD-7',
      issuedOn: '2026-03-01',
      dueOn: '2026-03-31',
      terms: 'net 30',
      currency: 'USD',
      receivable: 120_000n,
      review: null,
      postedAt: null,
      version: 1,
    })
    expect(books.customers.get(work.customerId ?? '')).toMatchObject({ name: ACME.name, recorded: true })
    expect(books.billingsOf(work.id)).toEqual([
      { workId: work.id, invoiceId: books.document(0).id, amount: 120_000n, state: 'draft' },
    ])
    expect(books.lines.get(books.document(0).id)?.map((line) => line.workId)).toEqual([work.id])
    expect(work).toMatchObject({
      stage: 'priced',
      value: 120_000n,
      reference: 'ORD-7',
      occurredOn: '2026-03-01',
    })
  })

  test('a quote that does not add up is flagged on the invoice', () => {
    const books = priced(1, { quote: { amount: 1000, items: [{ amount: '900' }] } })
    expect(remarksInEnglish(books.document(0).review!)).toContain('do not add up')
    expect(books.document(0).total).toBe(1000n)
  })

  test('the day is the organization’s: late evening in New York is not the next day', () => {
    const books = new PaperBooks(fleet)
    books.timeZone = 'America/New_York'
    books.tell(orderPriced('o-1', 1000, at(2, 3)))
    expect(books.document(0).issuedOn).toBe('2026-03-01')
    expect(books.entries[0]?.date).toBe('2026-03-01')
  })

  test('numbers follow one another across orders', () => {
    const books = priced(1000)
    books.tell(orderPriced('o-2', 2000, at(1)))
    books.tell(orderPriced('o-3', 3000, at(1)))
    expect(books.documents()).toEqual([
      'INV-2026-00001 draft 1000',
      'INV-2026-00002 draft 2000',
      'INV-2026-00003 draft 3000',
    ])
  })

  test('yen and dinars are billed in their own places', () => {
    const books = priced(1240, { currency: 'JPY' })
    books.tell(orderPriced('o-2', 1240, at(1), { currency: 'KWD' }))
    expect(books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  1,240
    Cr 4000 Revenue  1,240
2026-03-01  revenue_recognition  Invoice INV-2026-00002
    Dr 1100 Accounts receivable  1.240
    Cr 4000 Revenue  1.240
`)
  })

  test('an order priced at nothing is recorded and makes no invoice', () => {
    const books = priced(0)
    expect(books.documents()).toEqual([])
    expect(books.workOf('o-1').value).toBe(0n)
    expect(books.drawn).toEqual([])
  })

  test('an order below nothing is refused and changes nothing', () => {
    const books = new PaperBooks(fleet)
    expect(cameTo(books.tell(orderPriced('o-1', -5, at(1))))).toBe('negative_total')
    expect(books.works.size + books.invoices.size + books.customers.size).toBe(0)
  })

  test('every invoice drafted by an event stands in the history', () => {
    const books = priced(1000)
    expect(books.history).toMatchObject([
      { subjectType: 'invoice', subjectId: books.document(0).id, verb: 'draft' },
    ])
  })
})

describe('told again', () => {
  test('at the same price no document and no entry changes', () => {
    const books = priced(1000)
    const before = [books.documents(), books.journal(), books.document(0)]
    expect(books.tell(orderPriced('o-1', 1000, at(1)))).toMatchObject({
      came: 'nothing',
      subject: { workId: books.workOf('o-1').id },
    })
    expect(books.tell(orderPriced('o-1', 1000, at(2))).came).not.toBe('refusal')
    expect([books.documents(), books.journal(), books.document(0)]).toEqual(before)
  })

  test('an older price that arrives late changes nothing', () => {
    const books = new PaperBooks(fleet)
    books.tell(orderPriced('o-1', 1000, at(2)))
    expect(cameTo(books.tell(orderPriced('o-1', 900, at(1))))).toBe('nothing')
    expect(books.documents()).toEqual(['INV-2026-00001 draft 1000'])
  })

  test('older than the last time it was told, though that said nothing new, it changes nothing either', () => {
    const books = priced(1000)
    books.tell(orderPriced('o-1', 1000, at(3)))
    books.tell(orderPriced('o-1', 900, at(2)))
    expect(books.documents()).toEqual(['INV-2026-00001 draft 1000'])
  })
})
