import { remarksInEnglish } from '../sentence/say.ts'
import { expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, pays } from '../../../test/support/domain/people.ts'
import { at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { fleet } from '../profile/fleet.ts'
import { positionOf } from '../status/position.ts'
import { wordFor } from '../status/vocabulary.ts'
import type { WriteOffInvoice } from './command.ts'

function sent(): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(15)
  books.tell(orderPriced('o', 1000, at(1)))
  books.carryOut(does('mark_sent', books.document(0).id))
  return books
}
const giveUp = (books: PaperBooks, more: Partial<WriteOffInvoice> = {}) =>
  books.carryOut({
    kind: 'write_off',
    invoiceId: books.document(0).id,
    amount: null,
    writtenOffOn: '2026-03-20',
    reason: 'Insolvent.',
    ...more,
  })
const takeBack = (books: PaperBooks, reinstatedOn = '2026-03-25') =>
  books.carryOut({
    kind: 'reinstate',
    invoiceId: books.document(0).id,
    reinstatedOn,
    reason: 'They paid after all.',
  })
const word = (books: PaperBooks): string => wordFor(positionOf(books.document(0), '2026-06-01'), 'fleet').word

test('the whole of it: Bad debt, nothing owed, and it reads written off', () => {
  const books = sent()
  expect(word(books)).toBe('overdue')
  expect(cameTo(giveUp(books))).toBe('plan')
  expect(books.journal(books.document(0).id).split('\n').slice(4)).toEqual([
    '2026-03-20  write_off  Write-off of Invoice INV-2026-00001',
    '    Dr 5200 Bad debt  10.00',
    '    Cr 1100 Accounts receivable  10.00',
    '',
  ])
  expect(books.document(0)).toMatchObject({ writtenOff: 1000n, receivable: 0n })
  expect(word(books)).toBe('written_off')
  expect(brokenIn(books)).toEqual([])
})

test('a part of it: the rest stays owed and aged', () => {
  const books = sent()
  giveUp(books, { amount: 400n })
  expect(books.document(0)).toMatchObject({ writtenOff: 400n, receivable: 600n })
  expect(word(books)).toBe('overdue')
  expect(cameTo(giveUp(books, { amount: 601n }))).toBe('more_than_open')
  expect(cameTo(giveUp(books, { amount: 600n }))).toBe('plan')
  expect(word(books)).toBe('written_off')
  expect(brokenIn(books)).toEqual([])
})

test('reinstated: each entry mirrored and linked, owed again; then paid as usual', () => {
  const books = sent()
  giveUp(books, { amount: 400n })
  giveUp(books)
  const given = books.entries.filter(({ kind }) => kind === 'write_off')
  expect(cameTo(takeBack(books))).toBe('plan')
  expect(books.entries.slice(-2)).toMatchObject(
    given.map(({ id }) => ({ kind: 'write_off_reversal', reverses: id, date: '2026-03-25' })),
  )
  expect(books.document(0)).toMatchObject({ writtenOff: 0n, receivable: 1000n })
  expect(cameTo(takeBack(books))).toBe('not_allowed_now')
  books.carryOut(pays(books.document(0).customerId, 1000n))
  expect(word(books)).toBe('paid')
  expect(brokenIn(books)).toEqual([])
})

test('money that comes for it reinstates it first, and says so', () => {
  const books = sent()
  giveUp(books)
  const allocations = [{ invoiceId: books.document(0).id, amount: null }]
  books.carryOut(pays(null, 300n, { receivedOn: '2026-03-28', allocations }))
  expect(books.document(0)).toMatchObject({ writtenOff: 0n, paid: 300n, receivable: 700n })
  expect(books.entries.map(({ kind, date }) => `${date} ${kind}`).slice(-3)).toEqual([
    '2026-03-20 write_off',
    '2026-03-28 write_off_reversal',
    '2026-03-28 invoice_payment',
  ])
  expect(remarksInEnglish(books.payments[0]!.payment.alert!)).toBe(
    'Invoice INV-2026-00001: 10.00 USD that had been written off is owed again. 7.00 USD is open on it now.',
  )
  expect(books.history.map(({ sentence }) => sentence)).toContain(
    '10.00 USD that had been written off is owed again. 3.00 USD was paid by bank transfer.',
  )
  expect(brokenIn(books)).toEqual([])
})

test('money that nobody says is for it passes it by', () => {
  const books = sent()
  giveUp(books)
  books.carryOut(pays(books.document(0).customerId, 300n))
  expect(books.document(0)).toMatchObject({ writtenOff: 1000n, paid: 0n })
  expect(books.payments[0]!.payment.unapplied).toBe(300n)
  expect(brokenIn(books)).toEqual([])
})

test('a credit note on it reinstates it too: nobody gets credit for what they never paid', () => {
  const books = sent()
  giveUp(books)
  books.tell(orderPriced('o', 600, at(9)))
  books.carryOut(does('confirm', books.document(1).id))
  expect(books.document(0)).toMatchObject({ writtenOff: 0n, credited: 400n, receivable: 600n })
  expect(books.accountSum('2200')).toBe(0n)
  expect(brokenIn(books)).toEqual([])
})

test('never without a reason, before it was issued, on a draft, on nothing, by somebody who may not', () => {
  const books = sent()
  expect(cameTo(giveUp(books, { reason: ' ' }))).toBe('reason_missing')
  expect(cameTo(giveUp(books, { writtenOffOn: '2026-02-28' }))).toBe('write_off_before_issue')
  expect(cameTo(giveUp(books, { amount: 0n }))).toBe('more_than_open')
  expect(cameTo(takeBack(books))).toBe('not_allowed_now')
  books.role = 'dispatcher'
  expect(cameTo(giveUp(books))).toBe('forbidden')
  books.role = 'owner'
  giveUp(books)
  expect(cameTo(takeBack(books, '2026-03-19'))).toBe('reinstated_before_write_off')
  for (const verb of ['void', 'cancel'] as const)
    expect(cameTo(books.carryOut(does(verb, books.document(0).id, 'x')))).toBe('not_allowed_now')
  books.tell(orderPriced('draft', 100, at(9)))
  expect(cameTo(giveUp(books, { invoiceId: books.document(1).id }))).toBe('not_allowed_now')
  expect(brokenIn(books)).toEqual([])
})

test('of two alike, money brings back the older and later the other, each with its own entry', () => {
  const books = sent()
  giveUp(books, { amount: 300n })
  giveUp(books, { amount: 300n })
  const pay = (amount: bigint) =>
    books.carryOut(pays(null, amount, { allocations: [{ invoiceId: books.document(0).id, amount: null }] }))
  expect(cameTo(pay(500n))).toBe('plan')
  expect(books.document(0)).toMatchObject({ writtenOff: 300n, paid: 500n, receivable: 200n })
  expect(brokenIn(books)).toEqual([])
  expect(cameTo(pay(500n))).toBe('plan')
  expect(books.document(0)).toMatchObject({ writtenOff: 0n, paid: 1000n, receivable: 0n })
  expect(brokenIn(books)).toEqual([])
})
