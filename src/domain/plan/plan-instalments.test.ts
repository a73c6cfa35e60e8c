import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { amount, pay, percent, rest, sent, split } from '../../../test/support/domain/instalments.ts'
import { cameTo, does, edits, line, pays } from '../../../test/support/domain/people.ts'
import { at, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { decimal } from '../../kernel/decimal.ts'
import type { AskedInstalment } from '../invoice/split-instalments.ts'
import { fleet } from '../profile/fleet.ts'
import type { InstalmentOffer } from '../profile/profile.ts'
import { positionOf } from '../status/position.ts'
import { MISFIT } from './follow-plan.ts'

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

test('never before it was issued, on nothing, on a credit note, by somebody who may not', () => {
  const books = sent()
  expect(cameTo(split(books, rest('2026-02-28')))).toBe('instalment_before_issue')
  books.role = 'dispatcher'
  expect(cameTo(split(books, rest('2026-05-01')))).toBe('forbidden')
  books.role = 'owner'
  pay(books, 1000n)
  expect(cameTo(split(books, rest('2026-05-01')))).toBe('not_allowed_now')
  expect(brokenIn(books)).toEqual([])
})

describe('on a draft', () => {
  function drafted(total = 1000): PaperBooks {
    const books = new PaperBooks(fleet)
    books.now = at(2)
    books.tell(orderPriced('o', total, at(1)))
    return books
  }
  const latest = (books: PaperBooks) => [...books.invoices.values()].at(-1)!
  const billed = (books: PaperBooks, price: string) =>
    books.carryOut(edits(books.document(0).id, { lines: [line('Delivery', price)] }))

  test('percentages and the rest follow an edit, and come back with what it was', () => {
    const books = drafted()
    split(books, percent('2026-04-10', '33.3'), amount('2026-05-10', 100n), rest('2026-06-10'))
    expect(parts(books).map(([, part]) => part)).toEqual([333n, 100n, 567n])
    billed(books, '20.01')
    expect(parts(books).map(([, part]) => part)).toEqual([666n, 100n, 1235n])
    expect(books.document(0).review).toBeNull()
    expect(books.history.at(-1)!.sentence).toBe(
      'Its instalments follow what it comes to: 20.01 USD in 3, the last on 2026-06-10.',
    )
    billed(books, '10.00')
    expect(parts(books).map(([, part]) => part)).toEqual([333n, 100n, 567n])
    expect(brokenIn(books)).toEqual([])
  })

  test('amounts stay, and the last takes the difference; where it cannot, the draft is flagged and forgets nothing', () => {
    const books = drafted()
    split(books, amount('2026-04-10', 400n), amount('2026-05-10', 600n))
    billed(books, '12.50')
    expect(parts(books).map(([, part]) => part)).toEqual([400n, 850n])
    billed(books, '4.00')
    expect(books.document(0)).toMatchObject({
      review: [MISFIT],
      dueOn: '2026-03-31',
      instalments: { parts: [] },
    })
    expect(brokenIn(books)).toEqual([])
    billed(books, '9.00')
    expect(parts(books).map(([, part]) => part)).toEqual([400n, 500n])
    expect(books.document(0)).toMatchObject({ review: null, dueOn: '2026-04-10' })
    expect(brokenIn(books)).toEqual([])
  })

  test('a flag that a person looked at comes again only with another price; agreeing anew takes it away', () => {
    const books = drafted()
    split(books, amount('2026-04-10', 400n), amount('2026-05-10', 600n))
    billed(books, '4.00')
    books.carryOut(edits(books.document(0).id, { reviewed: true }))
    books.carryOut(edits(books.document(0).id, { notes: 'seen' }))
    expect(books.document(0).review).toBeNull()
    billed(books, '3.00')
    expect(books.document(0).review).toEqual([MISFIT])
    expect(cameTo(split(books, amount('2026-04-10', 100n), rest('2026-05-10')))).toBe('plan')
    expect(books.document(0).review).toBeNull()
    billed(books, '0.00')
    expect(books.document(0).review).toEqual([MISFIT])
    expect(cameTo(split(books))).toBe('plan')
    expect(books.document(0)).toMatchObject({ review: null, dueOn: '2026-03-31' })
    expect(brokenIn(books)).toEqual([])
  })

  test('they follow a new price from its event, onto the draft that replaces it', () => {
    const books = drafted()
    split(books, percent('2026-04-10', '50'), rest('2026-05-10'))
    books.tell(orderPriced('o', 905, at(3)))
    expect(books.document(0).stage).toBe('void')
    expect(latest(books)).toMatchObject({
      stage: 'draft',
      total: 905n,
      dueOn: '2026-04-10',
      instalments: {
        parts: [
          { dueOn: '2026-04-10', amount: 453n },
          { dueOn: '2026-05-10', amount: 452n },
        ],
      },
    })
    books.tell(orderPriced('o', 1, at(4)))
    expect(latest(books)).toMatchObject({ review: [MISFIT], instalments: { parts: [] } })
    books.tell(orderPriced('o', 2, at(5)))
    expect(latest(books)).toMatchObject({
      review: null,
      instalments: { parts: [{ amount: 1n }, { amount: 1n }] },
    })
    expect(brokenIn(books)).toEqual([])
  })

  test('once final they come to the total, are due day by day, and follow nothing any more', () => {
    const books = drafted()
    split(books, percent('2026-04-10', '50'), rest('2026-05-10'))
    billed(books, '10.01')
    const records = books.instalmentPlans.length
    books.carryOut(does('mark_sent', books.document(0).id))
    expect(books.document(0).instalments).toEqual({
      agreedDueOn: '2026-03-31',
      parts: [
        { dueOn: '2026-04-10', amount: 501n },
        { dueOn: '2026-05-10', amount: 500n },
      ],
      asked: [percent('2026-04-10', '50'), rest('2026-05-10')],
    })
    expect(books.instalmentPlans).toHaveLength(records)
    expect(due(books, '2026-04-11')).toEqual(['2026-04-10', 'overdue'])
    pay(books, 501n)
    expect(books.document(0).dueOn).toBe('2026-05-10')
    expect(brokenIn(books)).toEqual([])
  })

  test('the day that was agreed at first is edited under them, and no part falls due before the issue', () => {
    const books = drafted()
    split(books, amount('2026-04-10', 400n), rest('2026-05-10'))
    books.carryOut(edits(books.document(0).id, { dueOn: '2026-03-20' }))
    expect(books.document(0)).toMatchObject({
      dueOn: '2026-04-10',
      instalments: { agreedDueOn: '2026-03-20' },
    })
    expect(books.instalmentPlans.at(-1)).toMatchObject({ agreedDueOn: '2026-03-20', total: 1000n })
    expect(cameTo(books.carryOut(edits(books.document(0).id, { dueOn: '2026-03-20' })))).toBe('nothing')
    books.carryOut(edits(books.document(0).id, { issuedOn: '2026-04-11', dueOn: '2026-04-30' }))
    expect(books.document(0)).toMatchObject({ review: [MISFIT], dueOn: '2026-04-30' })
    expect(brokenIn(books)).toEqual([])
  })

  test('money makes it final, and settles its first instalments', () => {
    const books = drafted()
    split(books, percent('2026-04-10', '50'), rest('2026-05-10'))
    books.carryOut(pays(null, 500n, { allocations: [{ invoiceId: books.document(0).id, amount: null }] }))
    expect(books.document(0)).toMatchObject({ stage: 'posted', dueOn: '2026-05-10' })
    expect(brokenIn(books)).toEqual([])
  })
})

describe('chosen by the client', () => {
  const offer = (what: Partial<InstalmentOffer> = {}): InstalmentOffer => ({
    parts: 3,
    every: 'month',
    first: 'agreement',
    least: {},
    whenOverdue: false,
    ...what,
  })
  function offering(...offers: InstalmentOffer[]): PaperBooks {
    const books = new PaperBooks({ ...fleet, instalmentOffers: offers })
    books.now = at(2)
    books.tell(orderPriced('o', 1000, at(1)))
    books.carryOut(does('mark_sent', books.document(0).id))
    books.role = 'viewer'
    return books
  }
  const choose = (books: PaperBooks, ...asked: AskedInstalment[]) =>
    books.carryOut({
      kind: 'plan_instalments',
      invoiceId: books.document(0).id,
      parts: asked,
      reason: null,
      byClient: true,
    })
  const MONTHLY = [amount('2026-03-02', 334n), amount('2026-04-02', 333n), amount('2026-05-02', 333n)]

  test('they choose what is offered, to the day and the unit, and once', () => {
    const books = offering(offer(), offer({ parts: 2, every: 'two_weeks', first: 'due_day' }))
    expect(cameTo(choose(books, amount('2026-03-02', 333n), ...MONTHLY.slice(1)))).toBe(
      'instalments_not_offered',
    )
    expect(cameTo(choose(books))).toBe('instalments_not_offered')
    expect(cameTo(choose(books, ...MONTHLY))).toBe('plan')
    expect(books.document(0)).toMatchObject({ dueOn: '2026-03-02', instalments: { chosenOn: '2026-03-02' } })
    expect(books.instalmentPlans).toMatchObject([{ byClient: true, total: 1000n }])
    expect(books.history.at(-1)!.sentence).toBe(
      'The client chose instalments in the portal: 10.00 USD is due in 3 instalments, the first on 2026-03-02.',
    )
    expect(cameTo(choose(books, amount('2026-03-31', 500n), amount('2026-04-14', 500n)))).toBe(
      'instalments_not_offered',
    )
    books.role = 'owner'
    expect(cameTo(split(books))).toBe('plan')
    expect(cameTo(choose(books, ...MONTHLY))).toBe('instalments_not_offered')
    expect(books.document(0).instalments).toEqual({
      agreedDueOn: '2026-03-31',
      parts: [],
      chosenOn: '2026-03-02',
    })
    expect(brokenIn(books)).toEqual([])
  })

  test('nothing is offered where staff agreed on a plan; once they take it back, it is', () => {
    const books = offering(offer())
    books.role = 'owner'
    split(books, rest('2026-05-01'))
    expect(cameTo(choose(books, ...MONTHLY))).toBe('instalments_not_offered')
    split(books)
    expect(cameTo(choose(books, ...MONTHLY))).toBe('plan')
    expect(brokenIn(books)).toEqual([])
  })
})
