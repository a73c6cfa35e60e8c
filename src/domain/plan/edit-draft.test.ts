import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, edits, line, makes } from '../../../test/support/domain/people.ts'
import { at, BOLT, orderPriced, serviceOrder } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fieldService } from '../profile/field-service.ts'
import { fleet } from '../profile/fleet.ts'
import type { EditDraft } from './command.ts'

function priced(): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(10)
  books.tell(
    orderPriced('o-1', 100_000, at(1), {
      quote: {
        amount: 100_000,
        items: [
          { description: 'Run', amount: 60_000 },
          { description: 'Wait', amount: 40_000 },
        ],
      },
    }),
  )
  return books
}
const edit = (books: PaperBooks, changes: EditDraft['changes']) =>
  books.carryOut(edits(books.document(0).id, changes))

describe('rule 16: what is not named stays', () => {
  test('a note changes the note and nothing else', () => {
    const books = priced()
    const before = books.document(0)
    const lines = books.lines.get(before.id)
    edit(books, { notes: 'Leave at the gate' })
    expect(books.document(0)).toEqual({ ...before, notes: 'Leave at the gate', version: 2 })
    expect(books.lines.get(before.id)).toBe(lines)
    expect(books.entries).toHaveLength(1)
  })

  test('a discount keeps the lines', () => {
    const books = priced()
    edit(books, { documentDiscount: { kind: 'percent', percent: decimal('10') } })
    const after = books.document(0)
    expect(after).toMatchObject({ subtotal: 100_000n, discount: 10_000n, total: 90_000n, revision: 2 })
    expect(books.lines.get(after.id)?.map((one) => [one.description, one.net])).toEqual([
      ['Run', 54_000n],
      ['Wait', 36_000n],
    ])
    edit(books, { documentDiscount: null })
    expect(books.document(0)).toMatchObject({ discount: 0n, total: 100_000n, revision: 3 })
  })

  test('lines keep the discount', () => {
    const books = priced()
    edit(books, { documentDiscount: { kind: 'amount', amount: 5000n } })
    edit(books, { lines: [line('Run', '700'), line('Wait', '400')] })
    expect(books.document(0)).toMatchObject({ subtotal: 110_000n, discount: 5000n, total: 105_000n })
  })

  test('a date moves the due date along its terms; a due date named stands', () => {
    const books = priced()
    edit(books, { issuedOn: '2026-04-01' })
    expect(books.document(0)).toMatchObject({ issuedOn: '2026-04-01', dueOn: '2026-05-01', terms: 'net 30' })
    edit(books, { dueOn: '2026-04-15' })
    expect(books.document(0)).toMatchObject({ issuedOn: '2026-04-01', dueOn: '2026-04-15' })
    edit(books, { notes: 'x' })
    expect(books.document(0).dueOn).toBe('2026-04-15')
    edit(books, { terms: 'eom' })
    expect(books.document(0)).toMatchObject({ terms: 'eom', dueOn: '2026-04-30' })
  })

  test('naming what it says already is nothing to do', () => {
    const books = priced()
    expect(cameTo(edit(books, {}))).toBe('nothing')
    expect(cameTo(edit(books, { notes: null, issuedOn: '2026-03-01', documentDiscount: null }))).toBe(
      'nothing',
    )
    edit(books, { lines: [line('Run', '700')] })
    expect(cameTo(edit(books, { lines: [line('Run', '700')] }))).toBe('nothing')
    expect(books.document(0).version).toBe(2)
  })

  test('a flag stays until a person says it was looked at', () => {
    const books = new PaperBooks(fleet)
    books.tell(orderPriced('o-1', 1, at(1), { quote: { amount: 1000, items: [{ amount: '900' }] } }))
    edit(books, { notes: 'x' })
    expect(books.document(0).review).not.toBeNull()
    edit(books, { reviewed: true })
    expect(books.document(0).review).toBeNull()
  })
})

describe('rule 16: posted revenue follows every edit by difference', () => {
  test('other lines: reversal and a fresh entry of the same day', () => {
    const books = priced()
    edit(books, { lines: [line('Run', '1100', { tax: { category: 'S', rate: decimal('20') } })] })
    expect(books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  1,000.00
    Cr 4000 Revenue  1,000.00
2026-03-01  revenue_recognition_reversal  Reversal of: Invoice INV-2026-00001
    Cr 1100 Accounts receivable  1,000.00
    Dr 4000 Revenue  1,000.00
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  1,320.00
    Cr 4000 Revenue  1,100.00
    Cr 2100 Tax payable  220.00
`)
    expect(books.document(0)).toMatchObject({ number: 'INV-2026-00001', receivable: 132_000n, revision: 2 })
    expect(brokenIn(books)).toEqual([])
  })

  test('other words at the same amounts post nothing', () => {
    const books = priced()
    edit(books, { lines: [line('Run to the harbour', '600'), line('Wait', '400')] })
    expect(books.entries).toHaveLength(1)
    expect(books.document(0).revision).toBe(2)
  })

  test('another customer is addressed as they are known now', () => {
    const books = priced()
    books.tell(orderPriced('o-2', 1, at(1), { customer: BOLT }))
    books.tell(orderPriced('o-3', 1, at(1), { customer: { ...BOLT, name: 'Bolt & Co' } }))
    edit(books, { customerId: books.document(1).customerId })
    expect(books.document(0)).toMatchObject({ customerId: books.document(1).customerId, customerVersion: 2 })
  })

  test('another date or customer is another entry', () => {
    const books = priced()
    books.tell(orderPriced('o-2', 1, at(1), { customer: BOLT }))
    edit(books, { issuedOn: '2026-03-04' })
    expect(books.entries.at(-1)).toMatchObject({ date: '2026-03-04', kind: 'revenue_recognition' })
    edit(books, { customerId: books.document(1).customerId })
    expect(books.entries.at(-1)).toMatchObject({ customerId: books.document(1).customerId })
    expect(brokenIn(books)).toEqual([])
  })

  test('edited to nothing, the books say nothing of it', () => {
    const books = priced()
    edit(books, { lines: [line('Goodwill', '0')] })
    expect(books.accountSum('1100')).toBe(0n)
    expect(books.entries).toHaveLength(2)
    expect(brokenIn(books)).toEqual([])
  })

  test('where drafts are not recognized an edit posts nothing', () => {
    const books = new PaperBooks(fieldService)
    books.tell(serviceOrder('s-1', at(1)))
    books.carryOut(makes({ works: [books.workOf('s-1', 'service_order').id] }))
    edit(books, { lines: [line('Repair', '500')] })
    expect(books.entries).toEqual([])
    expect(books.document(0).total).toBe(60_000n)
  })
})

describe('rule 9: the work on it knows how much of it is there', () => {
  test('after an edit of the only work', () => {
    const books = priced()
    edit(books, { lines: [line('Run', '600'), line('Extra', '50')] })
    expect(books.billingsOf(books.workOf('o-1').id)).toMatchObject([{ amount: 65_000n, state: 'draft' }])
    expect(brokenIn(books)).toEqual([])
  })

  test('after an edit of one of two', () => {
    const books = new PaperBooks(fieldService)
    for (const id of ['s-1', 's-2']) books.tell(serviceOrder(id, at(1)))
    const [first, second] = ['s-1', 's-2'].map((id) => books.workOf(id, 'service_order').id) as [
      string,
      string,
    ]
    books.carryOut(makes({ works: [first, second] }))
    edit(books, {
      lines: [
        line('Repair', '100', { workId: first }),
        line('Both', '30'),
        line('Stray', '7', { workId: 'other' }),
      ],
    })
    expect([first, second].map((id) => books.billingsOf(id)[0]?.amount)).toEqual([10_000n, 0n])
    expect(books.lines.get(books.document(0).id)?.map((one) => one.workId)).toEqual([first, null, null])
    expect(brokenIn(books)).toEqual([])
  })
})

test('a correction whose tax is a difference keeps it when only its words or its date are edited', () => {
  const books = new PaperBooks(fleet)
  books.now = at(10)
  books.tell(orderPriced('o-1', 333, at(1), { tax: { rate: '5.5' } }))
  books.carryOut(does('mark_sent', books.document(0).id))
  books.tell(orderPriced('o-1', 338, at(2), { tax: { rate: '5.5' } }))
  const supplement = books.document(1)
  expect(supplement).toMatchObject({ kind: 'supplement', net: 5n, tax: 1n, total: 6n })
  for (const changes of [{ notes: 'Sorry.' }, { issuedOn: '2026-03-04' }]) {
    expect(cameTo(books.carryOut(edits(supplement.id, changes)))).toBe('plan')
    expect(books.document(1)).toMatchObject({ net: 5n, tax: 1n, total: 6n })
    expect(brokenIn(books)).toEqual([])
  }
})

describe('refused', () => {
  test('a final document never changes', () => {
    const books = priced()
    books.carryOut(does('mark_sent', books.document(0).id))
    const before = books.document(0)
    for (const changes of [{ notes: 'x' }, { lines: [line('Run', '1')] }, { dueOn: '2027-01-01' }]) {
      expect(edit(books, changes)).toMatchObject({
        came: 'refusal',
        refusal: { code: 'not_allowed_now', rule: 16 },
      })
    }
    expect(books.document(0)).toBe(before)
  })

  test('a void one neither', () => {
    const books = priced()
    books.carryOut(does('void', books.document(0).id, 'a mistake'))
    expect(cameTo(edit(books, { notes: 'x' }))).toBe('not_allowed_now')
  })

  test('a date in another year than its number, a due date before it, terms nobody knows, a customer nobody knows, no lines', () => {
    const books = priced()
    expect(cameTo(edit(books, { issuedOn: '2027-01-01' }))).toBe('number_of_another_year')
    expect(cameTo(edit(books, { dueOn: '2026-02-28' }))).toBe('due_before_issue')
    expect(cameTo(edit(books, { terms: 'soon' }))).toBe('terms_not_understood')
    expect(cameTo(edit(books, { customerId: 'nobody' }))).toBe('customer_not_found')
    expect(cameTo(edit(books, { lines: [] }))).toBe('no_lines')
    expect(cameTo(edit(books, { lines: [line('Run', '-1')] }))).toBe('negative_total')
    expect(cameTo(books.carryOut(edits('nothing', { notes: 'x' })))).toBe('invoice_not_found')
  })

  test('a viewer edits nothing, a dispatcher edits drafts', () => {
    const books = priced()
    books.role = 'viewer'
    expect(cameTo(edit(books, { notes: 'x' }))).toBe('forbidden')
    books.role = 'dispatcher'
    expect(cameTo(edit(books, { notes: 'x' }))).toBe('plan')
  })

  test('the document keeps the tax rules it was made under', () => {
    const books = priced()
    books.changeProfile({ ...fleet, pricesIncludeTax: true, defaultTax: { category: 'S', rate: '50' } })
    edit(books, {
      lines: [line('Run', '100', { tax: { category: 'S', rate: decimal('20') } }), line('Wait', '10')],
    })
    expect(books.document(0)).toMatchObject({ net: 11_000n, tax: 2000n, total: 13_000n })
  })
})
