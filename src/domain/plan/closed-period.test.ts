import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, edits, line, pays } from '../../../test/support/domain/people.ts'
import { at, cashHandedIn, orderPriced, saleCompleted } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'

/** A draft of the first; then the books were closed through the tenth, and it is the twentieth. */
function closedSince(): PaperBooks {
  const books = new PaperBooks(fleet)
  books.tell(orderPriced('o-1', 1000, at(1)))
  books.tell(saleCompleted('s-1', at(1), { payment: 'cash_on_delivery' }))
  books.closedThrough = '2026-03-10'
  books.now = at(20)
  return books
}
const kindsAndDates = (books: PaperBooks): string[] =>
  books.entries.map((entry) => `${entry.date} ${entry.kind}`)

describe('rule 21: a closed period refuses entries', () => {
  test('a late fact goes to the next open day and says so', () => {
    const books = closedSince()
    books.tell(orderPriced('o-2', 500, at(3)))
    expect(books.journal(books.document(1).id)).toBe(`
2026-03-11  revenue_recognition  Invoice INV-2026-00002 (belongs to 2026-03-03, a closed period)
    Dr 1100 Accounts receivable  5.00
    Cr 4000 Revenue  5.00
`)
    expect(books.document(1).issuedOn).toBe('2026-03-03')
  })

  test('a payment received in it too', () => {
    const books = closedSince()
    books.carryOut(does('mark_sent', books.document(0).id))
    books.carryOut(pays(books.document(0).customerId, 1000n, { receivedOn: '2026-03-05' }))
    expect(books.entries.at(-1)).toMatchObject({ kind: 'invoice_payment', date: '2026-03-11' })
    expect(books.payments[0]?.payment.receivedOn).toBe('2026-03-05')
  })

  test('a changed amount leaves the closed entry and corrects it on the first open day', () => {
    const books = closedSince()
    books.carryOut(edits(books.document(0).id, { lines: [line('Run', '12')] }))
    expect(kindsAndDates(books)).toEqual([
      '2026-03-01 revenue_recognition',
      '2026-03-01 storefront_sale',
      '2026-03-11 revenue_recognition_reversal',
      '2026-03-11 revenue_recognition',
    ])
    expect(brokenIn(books)).toEqual([])
  })

  test('a void is dated when it happened', () => {
    const books = closedSince()
    books.carryOut(does('void', books.document(0).id, 'a mistake'))
    expect(books.entries.at(-1)).toMatchObject({ kind: 'revenue_recognition_reversal', date: '2026-03-20' })
  })
})

describe('rule 20: what the books say already is not said again because the period was closed since', () => {
  test('sending the draft', () => {
    const books = closedSince()
    expect(cameTo(books.carryOut(does('mark_sent', books.document(0).id)))).toBe('plan')
    expect(books.entries).toHaveLength(2)
  })

  test('other words on its lines', () => {
    const books = closedSince()
    books.carryOut(edits(books.document(0).id, { lines: [line('Run to the harbour', '10')] }))
    expect(books.entries).toHaveLength(2)
  })

  test('collecting the cash of a sale', () => {
    const books = closedSince()
    books.tell(cashHandedIn('s-1', at(20)))
    expect(kindsAndDates(books).slice(2)).toEqual(['2026-03-20 cash_collected'])
  })

  test('what was booked late once, when the next period is closed too', () => {
    const books = closedSince()
    books.tell(orderPriced('o-2', 500, at(3)))
    books.closedThrough = '2026-03-15'
    books.carryOut(does('mark_sent', books.document(1).id))
    expect(books.entries).toHaveLength(3)
  })
})
