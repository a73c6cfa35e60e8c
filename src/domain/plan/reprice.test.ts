import { remarksInEnglish } from '../sentence/say.ts'
import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, line, makes, pays } from '../../../test/support/domain/people.ts'
import { BOLT, at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'

type More = Parameters<typeof orderPriced>[3]

/** An order priced on the first, its invoice sent unless said otherwise. */
function pricedAt(amount: number, more: More = {}, sent = true): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(10)
  books.tell(orderPriced('o-1', amount, at(1), more))
  if (sent) expect(cameTo(books.carryOut(does('mark_sent', books.document(0).id)))).toBe('plan')
  return books
}

const reprice = (books: PaperBooks, amount: number, day: number, more: More = {}) =>
  books.tell(orderPriced('o-1', amount, at(day), more))

/** What the order is billed at in all, with tax, by its live documents. */
function billedInAll(books: PaperBooks): bigint {
  const live = [...books.invoices.values()].filter((one) => one.stage === 'draft' || one.stage === 'posted')
  return live.reduce((sum, one) => sum + (one.kind === 'credit_note' ? -one.total : one.total), 0n)
}

test('a price that fell comes off the accounts that final lines earn on, one that rose is earned on Revenue', () => {
  const books = new PaperBooks({ ...fleet, reactions: { ...fleet.reactions, order: 'offer' } })
  books.tell(orderPriced('o-1', 10_000, at(1)))
  const lines = [line('By hand', '70', { account: '4100' }), line('And more', '30')]
  books.carryOut(makes({ works: [books.workOf('o-1').id], lines }))
  books.carryOut(does('mark_sent', books.document(0).id))
  books.changeProfile(fleet)
  const earned = () => ['4000', '4100'].map((code) => -books.accountSum(code))
  expect(earned()).toEqual([3000n, 7000n])
  reprice(books, 9000, 2)
  expect(books.document(1).kind).toBe('credit_note')
  books.carryOut(does('confirm', books.document(1).id))
  expect(earned()).toEqual([2700n, 6300n])
  reprice(books, 9500, 3)
  expect(earned()).toEqual([3200n, 6300n])
  expect(brokenIn(books)).toEqual([])
})

describe('rule 4: a draft is voided, its posting reversed, and a fresh one linked and drafted', () => {
  test('the journal tells it', () => {
    const books = pricedAt(100_000, {}, false)
    reprice(books, 120_000, 2)
    expect(books.documents()).toEqual(['INV-2026-00001 void 100000', 'INV-2026-00002 draft 120000'])
    expect(books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  1,000.00
    Cr 4000 Revenue  1,000.00
2026-03-10  revenue_recognition_reversal  Reversal of: Invoice INV-2026-00001
    Cr 1100 Accounts receivable  1,000.00
    Dr 4000 Revenue  1,000.00
2026-03-02  revenue_recognition  Invoice INV-2026-00002
    Dr 1100 Accounts receivable  1,200.00
    Cr 4000 Revenue  1,200.00
`)
    const [old, fresh] = [books.document(0), books.document(1)]
    expect(old).toMatchObject({
      supersededBy: fresh.id,
      endedOn: '2026-03-10',
      number: 'INV-2026-00001',
      receivable: 0n,
    })
    expect(old.endReason).not.toBeNull()
    expect(brokenIn(books)).toEqual([])
  })

  test('a draft made by hand over the order is replaced like any other', () => {
    const books = new PaperBooks({ ...fleet, reactions: { ...fleet.reactions, order: 'offer' } })
    books.tell(orderPriced('o-1', 1000, at(1)))
    books.carryOut(makes({ works: [books.workOf('o-1').id], lines: [line('By hand', '12')] }))
    books.changeProfile(fleet)
    reprice(books, 900, 2)
    expect(books.documents()).toEqual(['INV-2026-00001 void 1200', 'INV-2026-00002 draft 900'])
    expect(brokenIn(books)).toEqual([])
  })

  test('priced again at nothing, the draft goes and none takes its place', () => {
    const books = pricedAt(1000, {}, false)
    reprice(books, 0, 2)
    expect(books.documents()).toEqual(['INV-2026-00001 void 1000'])
    expect(books.document(0).supersededBy).toBeNull()
    expect(books.accountSum('1100')).toBe(0n)
  })

  test('in another currency the draft is replaced', () => {
    const books = pricedAt(1000, {}, false)
    // At the same number, which is another price.
    reprice(books, 1000, 2, { currency: 'EUR' })
    expect(books.documents()).toEqual(['INV-2026-00001 void 1000', 'INV-2026-00002 draft 1000'])
    expect(books.document(1).currency).toBe('EUR')
  })

  test('for another customer the draft is replaced', () => {
    const books = pricedAt(1000, {}, false)
    reprice(books, 1000, 2, { customer: BOLT })
    expect(books.documents()).toEqual(['INV-2026-00001 void 1000', 'INV-2026-00002 draft 1000'])
    expect(books.customers.get(books.document(1).customerId)?.name).toBe(BOLT.name)
  })
})

describe('rule 4: past draft the invoice stays, and the difference is prepared and flagged', () => {
  test('a higher price makes a draft supplement', () => {
    const books = pricedAt(100_000, { tax: { rate: '20' } })
    reprice(books, 130_000, 2, { tax: { rate: '20' } })
    expect(books.documents()).toEqual([
      'INV-2026-00001 posted 120000',
      'supplement INV-2026-00002 draft 36000',
    ])
    const supplement = books.document(1)
    expect(supplement).toMatchObject({ originalId: books.document(0).id, net: 30_000n, tax: 6000n })
    expect(remarksInEnglish(supplement.review!)).toContain('INV-2026-00001')
    expect(books.journal(supplement.id)).toBe(`
2026-03-02  revenue_recognition  Supplement INV-2026-00002
    Dr 1100 Accounts receivable  360.00
    Cr 4000 Revenue  300.00
    Cr 2100 Tax payable  60.00
`)
    expect(brokenIn(books)).toEqual([])
  })

  test('a lower price makes a draft credit note, which the books do not know until it is confirmed', () => {
    const books = pricedAt(100_000, { tax: { rate: '20' } })
    reprice(books, 70_000, 2, { tax: { rate: '20' } })
    expect(books.documents()).toEqual([
      'INV-2026-00001 posted 120000',
      'credit_note CN-2026-00001 draft 36000',
    ])
    const note = books.document(1)
    expect(note.originalId).toBe(books.document(0).id)
    expect(note.review).not.toBeNull()
    expect(books.journal(note.id).trim()).toBe('')
    expect(cameTo(books.carryOut(does('confirm', note.id)))).toBe('plan')
    expect(books.journal(note.id)).toBe(`
2026-03-02  credit_note  Credit note CN-2026-00001
    Dr 4000 Revenue  300.00
    Dr 2100 Tax payable  60.00
    Cr 1100 Accounts receivable  360.00
`)
    expect(books.document(0)).toMatchObject({ credited: 36_000n, receivable: 84_000n })
    expect(brokenIn(books)).toEqual([])
  })

  test('again and again: each new difference replaces the draft of the last', () => {
    const books = pricedAt(1000)
    reprice(books, 1500, 2)
    reprice(books, 800, 3)
    reprice(books, 1700, 4)
    expect(books.documents()).toEqual([
      'INV-2026-00001 posted 1000',
      'supplement INV-2026-00002 void 500',
      'credit_note CN-2026-00001 void 200',
      'supplement INV-2026-00003 draft 700',
    ])
    expect(books.document(1).supersededBy).toBe(books.document(2).id)
    expect(books.document(2).supersededBy).toBe(books.document(3).id)
    expect(brokenIn(books)).toEqual([])
  })

  test('back at the price that was sent, nothing is left to prepare', () => {
    const books = pricedAt(1000)
    reprice(books, 1500, 2)
    reprice(books, 1000, 3)
    expect(books.documents()).toEqual(['INV-2026-00001 posted 1000', 'supplement INV-2026-00002 void 500'])
    expect(books.accountSum('1100')).toBe(1000n)
  })

  test('another quote of the same amount changes no document', () => {
    const books = pricedAt(1000)
    reprice(books, 1000, 2, { quote: { id: 'another', amount: 1000 } })
    expect(books.documents()).toEqual(['INV-2026-00001 posted 1000'])
    expect(books.workOf('o-1')).toMatchObject({ priceReference: 'another', value: 1000n })
  })

  test('a supplement that went out counts: the next difference is from both', () => {
    const books = pricedAt(1000)
    reprice(books, 1500, 2)
    books.carryOut(does('mark_sent', books.document(1).id))
    reprice(books, 1700, 3)
    expect(books.documents().at(-1)).toBe('supplement INV-2026-00003 draft 200')
    expect(billedInAll(books)).toBe(1700n)
  })

  test('a confirmed credit note counts: the next difference is from what is left', () => {
    const books = pricedAt(1000)
    reprice(books, 600, 2)
    books.carryOut(does('confirm', books.document(1).id))
    reprice(books, 900, 3)
    expect(books.documents().at(-1)).toBe('supplement INV-2026-00002 draft 300')
    expect(billedInAll(books)).toBe(900n)
    expect(brokenIn(books)).toEqual([])
  })

  test('a paid invoice is past draft too', () => {
    const books = pricedAt(1000)
    books.carryOut(pays(books.document(0).customerId, 1000n))
    reprice(books, 400, 2)
    books.carryOut(does('confirm', books.document(1).id))
    expect(books.documents()).toEqual(['INV-2026-00001 posted 1000', 'credit_note CN-2026-00001 posted 600'])
    expect(books.accountSum('2200')).toBe(-600n)
    expect(brokenIn(books)).toEqual([])
  })

  test('in another currency no document can say the difference: refused, with the way out', () => {
    const books = pricedAt(1000)
    const told = reprice(books, 900, 2, { currency: 'EUR' })
    expect(told).toMatchObject({ came: 'refusal', refusal: { code: 'currency_changed', rule: 4 } })
    expect(books.documents()).toEqual(['INV-2026-00001 posted 1000'])
    expect(books.workOf('o-1').value).toBe(1000n)
  })
})

describe('the difference is told by tax as well as by price', () => {
  test.each([
    ['only the tax fell', 10_000, '20', 10_000, '10', 'credit_note CN-2026-00001 draft 1000'],
    ['only the tax rose', 10_000, '10', 10_000, '20', 'supplement INV-2026-00002 draft 1000'],
    [
      'the price rose and the tax fell by more',
      10_000,
      '20',
      10_500,
      '0',
      'credit_note CN-2026-00001 draft 1500',
    ],
    [
      'the price fell and the tax rose by more',
      10_500,
      '0',
      10_000,
      '20',
      'supplement INV-2026-00002 draft 1500',
    ],
  ])('%s', (_, before, rateBefore, after, rateAfter, prepared) => {
    const books = pricedAt(before, { tax: { rate: rateBefore } })
    expect(cameTo(reprice(books, after, 2, { tax: { rate: rateAfter } }))).toBe('plan')
    expect(books.documents().at(-1)).toBe(prepared)
    const note = books.document(1)
    if (note.kind === 'credit_note') expect(cameTo(books.carryOut(does('confirm', note.id)))).toBe('plan')
    expect(brokenIn(books)).toEqual([])
  })

  test('rule 25: tax is cumulative, so all documents together are the price to the cent', () => {
    const rate = { tax: { rate: '10' } }
    const books = pricedAt(1005, rate)
    reprice(books, 1010, 2, rate)
    expect(billedInAll(books)).toBe(1111n)
  })

  test('rule 25: 334.99 credited in four steps of 68.33, 68.33, 57.50 and 85.00 @ 20 %', () => {
    const rate = { tax: { rate: '20' } }
    const books = pricedAt(50_000, rate)
    for (const [step, left] of [43_167, 36_334, 30_584, 22_084].entries()) {
      reprice(books, left, step + 2, rate)
      expect(cameTo(books.carryOut(does('confirm', books.document(step + 1).id)))).toBe('plan')
    }
    const notes = [...books.invoices.values()].filter((one) => one.kind === 'credit_note')
    expect(notes.map((note) => note.net)).toEqual([6833n, 6833n, 5750n, 8500n])
    expect(notes.reduce((sum, note) => sum + note.total, 0n)).toBe(33_499n)
    expect(brokenIn(books)).toEqual([])
  })

  test('prices that now contain the tax are the same prices', () => {
    const books = pricedAt(10_000, { tax: { rate: '20' } })
    books.changeProfile({ ...fleet, pricesIncludeTax: true })
    reprice(books, 12_000, 2, { tax: { rate: '20' } })
    expect(books.documents()).toEqual(['INV-2026-00001 posted 12000'])
    reprice(books, 18_000, 3, { tax: { rate: '20' } })
    expect(books.documents().at(-1)).toBe('supplement INV-2026-00002 draft 6000')
  })
})

describe('what no document may say by itself', () => {
  test('for another customer nothing is set against the first customer’s invoice; people are told', () => {
    for (const amount of [1000, 1200, 800]) {
      const books = pricedAt(1000)
      reprice(books, amount, 2, { customer: BOLT })
      expect(books.documents()).toEqual(['INV-2026-00001 posted 1000'])
      expect(books.workOf('o-1').review).not.toBeNull()
    }
  })

  test('on an invoice shared with other work nothing is replaced; people are told', () => {
    const books = new PaperBooks({
      ...fleet,
      worksPerInvoice: 'many',
      reactions: { ...fleet.reactions, order: 'offer' },
    })
    books.tell(orderPriced('o-1', 1000, at(1)))
    books.tell(orderPriced('o-2', 2000, at(1)))
    books.carryOut(makes({ works: [books.workOf('o-1').id, books.workOf('o-2').id] }))
    books.changeProfile({ ...fleet, worksPerInvoice: 'many' })
    reprice(books, 1500, 2)
    expect(books.documents()).toEqual(['INV-2026-00001 draft 3000'])
    expect(books.workOf('o-1')).toMatchObject({ value: 1500n })
    expect(remarksInEnglish(books.workOf('o-1').review!)).toContain('INV-2026-00001')
    expect(brokenIn(books)).toEqual([])
  })

  test('what is prepared can be carried out: below the first invoice after a supplement went out', () => {
    const books = pricedAt(10_000)
    reprice(books, 15_000, 2)
    books.carryOut(does('mark_sent', books.document(1).id))
    reprice(books, 2000, 3)
    for (const note of [...books.invoices.values()].filter((one) => one.kind === 'credit_note')) {
      expect(cameTo(books.carryOut(does('confirm', note.id)))).toBe('plan')
    }
    // At most what one document bills can be credited on it, so a second telling may have to prepare the rest.
    reprice(books, 2000, 4, { quote: { id: 'again', amount: 2000 } })
    expect(billedInAll(books)).toBe(2000n)
    expect(brokenIn(books)).toEqual([])
  })
})
