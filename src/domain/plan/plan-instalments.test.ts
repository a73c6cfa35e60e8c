import { expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, pays } from '../../../test/support/domain/people.ts'
import { at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { decimal } from '../../kernel/decimal.ts'
import type { AskedInstalment } from '../invoice/split-instalments.ts'
import { fleet } from '../profile/fleet.ts'
import { positionOf } from '../status/position.ts'

function sent(): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(2)
  books.tell(orderPriced('o', 1000, at(1)))
  books.carryOut(does('mark_sent', books.document(0).id))
  return books
}
const amount = (dueOn: string, minor: bigint): AskedInstalment => ({
  dueOn,
  share: { by: 'amount', amount: minor },
})
const rest = (dueOn: string): AskedInstalment => ({ dueOn, share: { by: 'rest' } })
const split = (books: PaperBooks, ...parts: AskedInstalment[]) =>
  books.carryOut({ kind: 'plan_instalments', invoiceId: books.document(0).id, parts, reason: 'They asked.' })
const pay = (books: PaperBooks, minor: bigint) => books.carryOut(pays(books.document(0).customerId, minor))
const due = (books: PaperBooks, today: string) => [
  books.document(0).dueOn,
  positionOf(books.document(0), today).due,
]
const parts = (books: PaperBooks) =>
  books.document(0).instalments!.parts.map((part) => [part.dueOn, part.amount])

test('it is due as its oldest open instalment is; the books say the same', () => {
  const books = sent()
  const journal = books.journal()
  expect(books.document(0).dueOn).toBe('2026-03-31')
  const half: AskedInstalment = { dueOn: '2026-04-10', share: { by: 'percent', percent: decimal('50') } }
  expect(cameTo(split(books, half, rest('2026-05-10')))).toBe('plan')
  expect(books.journal()).toBe(journal)
  expect(due(books, '2026-04-10')).toEqual(['2026-04-10', 'not_due'])
  expect(due(books, '2026-04-11')).toEqual(['2026-04-10', 'overdue'])
  pay(books, 499n)
  expect(due(books, '2026-04-11')).toEqual(['2026-04-10', 'overdue'])
  pay(books, 1n)
  expect(due(books, '2026-04-11')).toEqual(['2026-05-10', 'not_due'])
  pay(books, 500n)
  expect(due(books, '2027-01-01')).toEqual(['2026-05-10', 'not_due'])
  expect(books.history.map(({ sentence }) => sentence)).toContain(
    '10.00 USD is due in 2 instalments, the first on 2026-04-10.',
  )
  expect(brokenIn(books)).toEqual([])
})

test('a new plan splits what is open; what is settled stays as it was', () => {
  const books = sent()
  split(books, amount('2026-04-10', 400n), amount('2026-05-10', 400n), rest('2026-06-10'))
  pay(books, 500n)
  expect(cameTo(split(books, amount('2026-05-09', 300n), rest('2026-07-10')))).toBe(
    'instalment_before_settled',
  )
  expect(cameTo(split(books, amount('2026-05-20', 501n), rest('2026-07-10')))).toBe(
    'instalments_do_not_add_up',
  )
  expect(cameTo(split(books, amount('2026-05-20', 300n), rest('2026-07-10')))).toBe('plan')
  expect(parts(books)).toEqual([
    ['2026-04-10', 400n],
    ['2026-05-10', 100n],
    ['2026-05-20', 300n],
    ['2026-07-10', 200n],
  ])
  expect(books.instalmentPlans.map(({ total, setOn }) => [total, setOn])).toEqual([
    [1000n, '2026-03-02'],
    [1000n, '2026-03-02'],
  ])
  expect(brokenIn(books)).toEqual([])
})

test('what was settled and opens again is due as it was', () => {
  const books = sent()
  split(books, amount('2026-04-10', 400n), rest('2026-05-10'))
  pay(books, 600n)
  expect(books.document(0).dueOn).toBe('2026-05-10')
  books.carryOut({
    kind: 'undo_allocation',
    allocationId: books.allocations[0]!.id,
    undoneOn: '2026-03-25',
    reason: 'x',
    moveTo: null,
  })
  expect(books.document(0).dueOn).toBe('2026-04-10')
  expect(brokenIn(books)).toEqual([])
})

test('taken back it is due as agreed at first, once', () => {
  const books = sent()
  expect(cameTo(split(books))).toBe('nothing')
  split(books, amount('2026-04-10', 400n), rest('2026-05-10'))
  expect(cameTo(split(books))).toBe('plan')
  expect(due(books, '2026-04-01')).toEqual(['2026-03-31', 'overdue'])
  expect(cameTo(split(books))).toBe('nothing')
  expect(brokenIn(books)).toEqual([])
})

test('money settles the oldest instalment of any document first', () => {
  const books = sent()
  books.tell(orderPriced('p', 300, at(1)))
  books.carryOut(does('mark_sent', books.document(1).id))
  split(books, amount('2026-03-20', 400n), rest('2026-06-10'))
  pay(books, 800n)
  expect(books.allocations.map(({ invoiceId, amount: minor }) => [invoiceId, minor])).toEqual([
    [books.document(0).id, 500n],
    [books.document(1).id, 300n],
  ])
  expect(brokenIn(books)).toEqual([])
})

test('never on a draft, before it was issued, on nothing, by somebody who may not', () => {
  const books = sent()
  expect(cameTo(split(books, rest('2026-02-28')))).toBe('instalment_before_issue')
  books.role = 'dispatcher'
  expect(cameTo(split(books, rest('2026-05-01')))).toBe('forbidden')
  books.role = 'owner'
  pay(books, 1000n)
  expect(cameTo(split(books, rest('2026-05-01')))).toBe('not_allowed_now')
  books.tell(orderPriced('draft', 100, at(2)))
  const onDraft = {
    kind: 'plan_instalments',
    invoiceId: books.document(1).id,
    parts: [rest('2026-05-01')],
    reason: null,
  } as const
  expect(cameTo(books.carryOut(onDraft))).toBe('not_allowed_now')
  expect(brokenIn(books)).toEqual([])
})
