import { expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does } from '../../../test/support/domain/people.ts'
import { at, orderPriced, tripCompleted } from '../../../test/support/domain/told-events.ts'
import { charter } from '../profile/charter.ts'
import { fleet } from '../profile/fleet.ts'

const view = (books: PaperBooks) => books.carryOut({ kind: 'record_view', invoiceId: books.document(0).id })

test('the first view counts, and is in the history (rule 18)', () => {
  const books = new PaperBooks(fleet)
  books.tell(orderPriced('1', 100_000, at(1)))
  expect(view(books)).toMatchObject({ came: 'refusal', refusal: { code: 'invoice_not_found' } })
  books.carryOut({ kind: 'change_stage', verb: 'mark_sent', invoiceId: books.document(0).id, reason: null })
  books.now = '2026-03-02T08:00:00.000Z'
  expect(view(books).came).toBe('plan')
  books.now = '2026-03-03T08:00:00.000Z'
  expect(view(books)).toMatchObject({ came: 'nothing' })
  expect(books.document(0).viewedAt).toBe('2026-03-02T08:00:00.000Z')
  expect(books.history.at(-1)).toMatchObject({ verb: 'view', sentence: 'Seen by the customer.' })
})

test('what is not published cannot be seen', () => {
  const books = new PaperBooks(charter)
  books.tell(tripCompleted('1', at(1)))
  const works = [books.workOf('1', 'trip').id]
  books.carryOut({
    kind: 'draft_by_hand',
    addressee: null,
    works,
    lines: null,
    currency: null,
    issuedOn: null,
    dueOn: null,
    terms: null,
    reference: null,
    notes: null,
    documentDiscount: null,
    saveAsDraft: false,
    billAgain: false,
  })
  expect(view(books)).toMatchObject({ refusal: { code: 'invoice_not_found' } })
  books.carryOut({ kind: 'change_stage', verb: 'publish', invoiceId: books.document(0).id, reason: null })
  expect(view(books).came).toBe('plan')
})

test('it posts nothing, and asks no permission: the page will say it, not a person', () => {
  const books = new PaperBooks(fleet)
  books.tell(orderPriced('1', 100_000, at(1)))
  books.carryOut(does('mark_sent', books.document(0).id))
  const before = books.journal()
  books.role = 'viewer'
  expect(view(books).came).toBe('plan')
  expect(books.journal()).toBe(before)
})

test.each(['void', 'cancel', 'archive'] as const)('after %s it is not seen any more', (verb) => {
  const books = new PaperBooks(fleet)
  books.tell(orderPriced('1', 100_000, at(1)))
  const { id } = books.document(0)
  books.carryOut(does('mark_sent', id))
  expect(cameTo(books.carryOut(does(verb, id, 'a reason')))).toBe('plan')
  expect(cameTo(view(books))).toBe('invoice_not_found')
  expect(books.document(0).viewedAt).toBeNull()
})
