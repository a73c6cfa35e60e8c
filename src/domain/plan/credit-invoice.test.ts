import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { amount, corrects, credits } from '../../../test/support/domain/credits.ts'
import { PaperBooks, type Outcome } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, edits, line, makes, pays } from '../../../test/support/domain/people.ts'
import { at, orderPriced, serviceOrder } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { fieldService } from '../profile/field-service.ts'
import { fleet } from '../profile/fleet.ts'
import type { AdjustInvoice } from './command.ts'

/** An order of 1,000.00 and 20 % tax, sent. */
function sent(): { books: PaperBooks; id: string } {
  const books = new PaperBooks(fleet)
  books.tell(orderPriced('o-1', 100_000, at(1), { tax: { rate: '20' } }))
  const { id } = books.document(0)
  books.carryOut(does('mark_sent', id))
  return { books, id }
}

const paid = (books: PaperBooks, id: string, minor: bigint): Outcome =>
  books.carryOut(pays(null, minor, { allocations: [{ invoiceId: id, amount: null }] }))
const newest = (books: PaperBooks): Invoice => books.document(-1)

describe('a credit note by hand', () => {
  test('reduces what is open first, and the rest is customer credit', () => {
    const { books, id } = sent()
    paid(books, id, 100_000n)
    books.carryOut(credits(id, amount(50_000n)))
    expect(books.journal(newest(books).id)).toBe(`
2026-03-01  credit_note  Credit note CN-2026-00001
    Dr 4000 Revenue  416.67
    Dr 2100 Tax payable  83.33
    Cr 1100 Accounts receivable  200.00
    Cr 2200 Customer credit  300.00
`)
    expect(books.document(0)).toMatchObject({ credited: 20_000n, paid: 100_000n, receivable: 0n })
    expect(newest(books)).toMatchObject({
      kind: 'credit_note',
      stage: 'posted',
      originalId: id,
      series: 'credit_note',
    })
    expect(brokenIn(books)).toEqual([])
  })

  test('or goes back to who paid, the latest payment first, to the cent', () => {
    const { books, id } = sent()
    books.carryOut(
      pays(null, 70_000n, { receivedOn: '2026-03-02', allocations: [{ invoiceId: id, amount: null }] }),
    )
    books.carryOut(
      pays(null, 50_000n, { receivedOn: '2026-03-05', allocations: [{ invoiceId: id, amount: null }] }),
    )
    books.now = '2026-03-10T12:00:00.000Z'
    books.carryOut(credits(id, amount(60_001n), { dispose: 'refund', explanation: 'Half was missing.' }))
    expect(books.refunds.map((one) => [one.amount, one.refundedOn, one.reason])).toEqual([
      [50_000n, '2026-03-10', 'Half was missing.'],
      [10_001n, '2026-03-10', 'Half was missing.'],
    ])
    expect(books.document(0)).toMatchObject({ credited: 60_001n, refunded: 60_001n, receivable: 0n })
    expect(books.accountSum('2200')).toBe(0n)
    expect(books.accountSum('1000')).toBe(59_999n)
    expect(brokenIn(books)).toEqual([])
  })

  test('as a draft says nothing in the books until it is confirmed', () => {
    const { books, id } = sent()
    const entries = books.entries.length
    books.carryOut(credits(id, amount(10_000n), { confirm: false }))
    expect(newest(books).stage).toBe('draft')
    expect(books.entries).toHaveLength(entries)
    expect(books.billingsOf(books.workOf('o-1').id)).toHaveLength(1)
    books.carryOut(does('confirm', newest(books).id))
    expect(books.document(0)).toMatchObject({ credited: 10_000n })
    expect(books.billingsOf(books.workOf('o-1').id).map((billing) => billing.amount)).toEqual([
      100_000n,
      -8333n,
    ])
    expect(brokenIn(books)).toEqual([])
  })

  test('a draft whose tax others moved is worked out anew when it is confirmed', () => {
    const { books, id } = sent()
    const cent = amount(3n, 'net')
    for (let n = 0; n < 2; n++) books.carryOut(credits(id, cent, { confirm: false }))
    const [first, second] = [books.document(1), books.document(2)]
    expect([first.tax, second.tax]).toEqual([1n, 1n])
    books.carryOut(does('confirm', second.id))
    books.carryOut(does('confirm', first.id))
    expect(books.document(2)).toMatchObject({ tax: 1n, revision: 1 })
    expect(books.document(1)).toMatchObject({ net: 3n, tax: 0n, total: 3n, revision: 2 })
    expect(brokenIn(books)).toEqual([])
  })

  test('two drafts over all of it: the second cannot be confirmed', () => {
    const { books, id } = sent()
    for (let n = 0; n < 2; n++) books.carryOut(credits(id, amount(120_000n), { confirm: false }))
    expect(cameTo(books.carryOut(does('confirm', books.document(1).id)))).toBe('plan')
    expect(cameTo(books.carryOut(does('confirm', books.document(2).id)))).toBe('credit_exceeds_original')
    expect(cameTo(books.carryOut(does('void', books.document(2).id, 'twice')))).toBe('plan')
    expect(brokenIn(books)).toEqual([])
  })

  test('its lines follow from what was asked; its words may be edited', () => {
    const { books, id } = sent()
    books.carryOut(credits(id, amount(10_000n), { confirm: false }))
    const note = newest(books)
    expect(cameTo(books.carryOut(edits(note.id, { lines: [line('More', '5')] })))).toBe(
      'credit_note_follows_original',
    )
    expect(cameTo(books.carryOut(edits(note.id, { notes: 'Sorry.' })))).toBe('plan')
    expect(newest(books)).toMatchObject({ notes: 'Sorry.', total: 10_000n, revision: 1 })
  })

  test('keeps to a work that is priced again: documents still come to the price', () => {
    const { books, id } = sent()
    books.carryOut(credits(id, amount(20_000n, 'net')))
    books.tell(orderPriced('o-1', 70_000, at(3), { tax: { rate: '20' } }))
    expect(newest(books)).toMatchObject({ kind: 'credit_note', net: 10_000n, tax: 2000n, stage: 'draft' })
    books.carryOut(does('confirm', newest(books).id))
    expect(cameTo(books.carryOut(credits(id, amount(84_001n))))).toBe('credit_exceeds_original')
    expect(cameTo(books.carryOut(credits(id, { by: 'rest' })))).toBe('plan')
    expect(books.document(0)).toMatchObject({ receivable: 0n, credited: 120_000n })
    expect(brokenIn(books)).toEqual([])
  })

  test.each<[code: string, how: (it: { books: PaperBooks; id: string }) => Outcome]>([
    ['reason_missing', ({ books, id }) => books.carryOut(credits(id, { by: 'rest' }, { reason: 'other' }))],
    [
      'credit_before_original',
      ({ books, id }) => books.carryOut(credits(id, { by: 'rest' }, { issuedOn: '2026-02-28' })),
    ],
    [
      'not_allowed_now',
      ({ books, id }) => {
        books.carryOut(credits(id, { by: 'rest' }))
        return books.carryOut(credits(newest(books).id, { by: 'rest' }))
      },
    ],
    [
      'forbidden',
      ({ books, id }) => {
        books.role = 'dispatcher'
        return books.carryOut(credits(id, { by: 'rest' }))
      },
    ],
  ])('refused: %s', (code, how) => expect(cameTo(how(sent()))).toBe(code))

  test('a draft is edited, a void document is left alone', () => {
    const books = new PaperBooks(fieldService)
    const addressee = { source: 'ops', ref: { id: 'acme', name: 'Acme Foods' } }
    books.carryOut(makes({ addressee, lines: [line('Visit', '100')] }))
    const { id } = books.document(0)
    for (const command of [credits(id, { by: 'rest' }), corrects(id)])
      expect(books.carryOut(command)).toMatchObject({
        refusal: { code: 'not_allowed_now', message: expect.stringContaining('edit it instead') },
      })
    books.carryOut(does('void', id, 'mistake'))
    for (const command of [credits(id, { by: 'rest' }), corrects(id)])
      expect(books.carryOut(command)).toMatchObject({
        refusal: { message: expect.stringContaining('It is void.') },
      })
  })
})

describe('correct this invoice', () => {
  test('credits all of it and drafts it anew, billing nothing twice', () => {
    const { books, id } = sent()
    paid(books, id, 120_000n)
    books.carryOut(corrects(id, { explanation: 'Wrong address.' }))
    const [original, note, draft] = [0, 1, 2].map((place) => books.document(place))
    expect(note).toMatchObject({ kind: 'credit_note', stage: 'posted', total: 120_000n, originalId: id })
    expect(draft).toMatchObject({ kind: 'invoice', stage: 'draft', total: 120_000n, originalId: null })
    expect(original).toMatchObject({ supersededBy: draft!.id, receivable: 0n })
    expect(books.lines.get(draft!.id)).toEqual(books.lines.get(id))
    expect(books.billingsOf(books.workOf('o-1').id).map((billing) => billing.amount)).toEqual([
      100_000n,
      -100_000n,
      100_000n,
    ])
    expect(books.accountSum('4000')).toBe(-100_000n)
    expect(brokenIn(books)).toEqual([])
  })

  test('what was credited before stays credited', () => {
    const { books, id } = sent()
    books.carryOut(credits(id, amount(33_333n)))
    books.carryOut(corrects(id, { dispose: 'refund' }))
    expect(books.documents()).toEqual([
      'INV-2026-00001 posted 120000',
      'credit_note CN-2026-00001 posted 33333',
      'credit_note CN-2026-00002 posted 86667',
      'INV-2026-00002 draft 120000',
    ])
    expect(brokenIn(books)).toEqual([])
  })

  test('is refused while a draft bills the same work, and twice', () => {
    const { books, id } = sent()
    books.carryOut(corrects(id))
    expect(cameTo(books.carryOut(corrects(id)))).toBe('not_allowed_now')
    const next = newest(books).id
    books.carryOut(does('mark_sent', next))
    books.tell(orderPriced('o-1', 150_000, at(3), { tax: { rate: '20' } }))
    expect(cameTo(books.carryOut(corrects(next)))).toBe('work_has_draft')
    expect(brokenIn(books)).toEqual([])
  })

  test('of a paid document it is refused the second time too, though none of what is owed was credited', () => {
    const { books, id } = sent()
    paid(books, id, 120_000n)
    books.carryOut(corrects(id))
    for (const again of [corrects(id), credits(id, { by: 'rest' })])
      expect(books.carryOut(again)).toMatchObject({
        refusal: { code: 'not_allowed_now', message: expect.stringContaining('It was corrected') },
      })
    expect(brokenIn(books)).toEqual([])
  })

  test('the note stays once what it took back is billed anew', () => {
    const { books, id } = sent()
    paid(books, id, 120_000n)
    books.carryOut(corrects(id))
    const note = books.document(1)
    for (const verb of ['void', 'cancel'] as const)
      expect(cameTo(books.carryOut(does(verb, note.id, 'a mistake')))).toBe('billed_again')
    expect(brokenIn(books)).toEqual([])
  })

  test('so does a note by hand over work that was billed again', () => {
    const books = new PaperBooks(fieldService)
    books.tell(serviceOrder('s-1', at(1)))
    const works = [books.workOf('s-1', 'service_order').id]
    books.carryOut(makes({ works }))
    const { id, total } = books.document(0)
    books.carryOut(does('confirm', id))
    paid(books, id, total)
    books.carryOut(credits(id, { by: 'rest' }))
    const note = newest(books).id
    expect(cameTo(books.carryOut(makes({ works, billAgain: true })))).toBe('plan')
    expect(cameTo(books.carryOut(does('cancel', note, 'a mistake')))).toBe('billed_again')
    books.carryOut(does('void', newest(books).id, 'not at all'))
    expect(cameTo(books.carryOut(does('cancel', note, 'a mistake')))).toBe('plan')
    expect(brokenIn(books)).toEqual([])
  })

  test('a work that was taken back whole may be billed again when the new draft is void', () => {
    const books = new PaperBooks(fieldService)
    books.tell(serviceOrder('s-1', at(1)))
    const works = [books.workOf('s-1', 'service_order').id]
    books.carryOut(makes({ works }))
    const { id } = books.document(0)
    books.carryOut(does('confirm', id))
    expect(cameTo(books.carryOut(makes({ works })))).toBe('work_already_billed')
    books.carryOut(corrects(id))
    expect(newest(books)).toMatchObject({ stage: 'draft', number: null, total: books.document(0).total })
    expect(cameTo(books.carryOut(makes({ works })))).toBe('work_already_billed')
    books.carryOut(does('void', newest(books).id, 'not at all'))
    expect(cameTo(books.carryOut(makes({ works })))).toBe('plan')
    expect(brokenIn(books)).toEqual([])
  })
})

describe('adjustments', () => {
  const adjusts = (
    invoiceId: string,
    adjustment: AdjustInvoice['adjustment'],
    price: string,
    more: Partial<AdjustInvoice> = {},
  ): AdjustInvoice => ({
    kind: 'adjust_invoice',
    invoiceId,
    adjustment,
    lines: [
      {
        description: 'Deep clean',
        quantity: decimal('1'),
        unit: null,
        unitPrice: decimal(price),
        tax: { category: 'S', rate: decimal('20') },
      },
    ],
    explanation: null,
    dispose: 'credit',
    confirm: true,
    ...more,
  })

  test('on a draft they are lines of it, which the books follow', () => {
    const books = new PaperBooks(fleet)
    books.tell(orderPriced('o-1', 100_000, at(1), { tax: { rate: '20' } }))
    const { id } = books.document(0)
    books.carryOut(adjusts(id, 'additional_work', '50'))
    expect(books.document(0)).toMatchObject({ net: 105_000n, total: 126_000n })
    books.carryOut(adjusts(id, 'goodwill', '20'))
    expect(books.document(0)).toMatchObject({ net: 103_000n, total: 123_600n })
    expect(books.lines.get(id)!.map((one) => [one.kind, one.net])).toEqual([
      ['delivery', 100_000n],
      ['adjustment', 5000n],
      ['adjustment', -2000n],
    ])
    expect(cameTo(books.carryOut(adjusts(id, 'goodwill', '2000')))).toBe('credit_exceeds_original')
    expect(books.invoices.size).toBe(1)
    expect(brokenIn(books)).toEqual([])
  })

  test('on a final document more is a supplement and less a credit note', () => {
    const { books, id } = sent()
    books.carryOut(adjusts(id, 'additional_work', '50'))
    expect(newest(books)).toMatchObject({ kind: 'supplement', stage: 'draft', total: 6000n, originalId: id })
    books.carryOut(adjusts(id, 'reduced_scope', '100'))
    expect(newest(books)).toMatchObject({
      kind: 'credit_note',
      stage: 'posted',
      total: 12_000n,
      originalId: id,
      crediting: { reason: 'reduced_scope' },
    })
    expect(books.lines.get(newest(books).id)![0]!.description).toBe('Deep clean')
    expect(books.document(0)).toMatchObject({ total: 120_000n, credited: 12_000n })
    expect(brokenIn(books)).toEqual([])
  })

  test('where confirming finishes, a supplement is final at once when that is asked', () => {
    const books = new PaperBooks(fieldService)
    const addressee = { source: 'ops', ref: { id: 'acme', name: 'Acme Foods' } }
    books.carryOut(makes({ addressee, lines: [line('Visit', '100')] }))
    const { id } = books.document(0)
    books.carryOut(does('confirm', id))
    books.carryOut(adjusts(id, 'additional_work', '50'))
    expect(newest(books)).toMatchObject({ kind: 'supplement', stage: 'posted' })
    books.carryOut(adjusts(id, 'additional_work', '50', { confirm: false }))
    expect(newest(books)).toMatchObject({ kind: 'supplement', stage: 'draft' })
  })

  test('nothing, or less than nothing, is no adjustment', () => {
    const { books, id } = sent()
    for (const price of ['0', '-5', '0.001'])
      expect(cameTo(books.carryOut(adjusts(id, 'goodwill', price)))).toBe('amount_not_positive')
  })
})
