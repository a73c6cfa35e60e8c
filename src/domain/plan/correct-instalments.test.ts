import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { corrects } from '../../../test/support/domain/credits.ts'
import { amount, pay, percent, rest, sent, split } from '../../../test/support/domain/instalments.ts'
import { cameTo, does, edits, line } from '../../../test/support/domain/people.ts'
import { at } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { MISFIT } from './follow-plan.ts'

describe('on the draft that corrects it', () => {
  const anew = (books: PaperBooks) => [...books.invoices.values()].at(-1)!
  const due = (books: PaperBooks) => anew(books).instalments?.parts.map((part) => [part.dueOn, part.amount])
  function corrected(books: PaperBooks, day: number): PaperBooks {
    books.now = at(day)
    expect(cameTo(books.carryOut(corrects(books.document(0).id)))).toBe('plan')
    return books
  }
  const edited = (books: PaperBooks, price: string) =>
    books.carryOut(edits(anew(books).id, { lines: [line('Delivery', price)] }))

  test('shares stay on their days and follow its total; the money that moves over settles the first', () => {
    const books = sent()
    split(books, percent('2026-03-10', '25'), percent('2026-04-10', '25'), rest('2026-05-10'))
    pay(books, 250n)
    corrected(books, 20)
    expect(due(books)).toEqual([
      ['2026-03-20', 250n],
      ['2026-04-10', 250n],
      ['2026-05-10', 500n],
    ])
    expect(books.history.at(-1)!.sentence).toBe(
      'Its instalments follow what it comes to: 10.00 USD in 3, the last on 2026-05-10.',
    )
    edited(books, '8.00')
    expect(due(books)).toEqual([
      ['2026-03-20', 200n],
      ['2026-04-10', 200n],
      ['2026-05-10', 400n],
    ])
    books.carryOut(does('mark_sent', anew(books).id))
    books.carryOut({
      kind: 'apply_credit',
      customerId: books.document(0).customerId,
      currency: 'USD',
      invoiceId: anew(books).id,
      amount: null,
      appliedOn: '2026-03-20',
    })
    expect(anew(books)).toMatchObject({ paid: 0n, credited: 250n, dueOn: '2026-04-10' })
    expect(brokenIn(books)).toEqual([])
  })

  test('amounts that no longer fit are flagged, and nothing of them is forgotten', () => {
    const books = sent()
    split(books, amount('2026-04-10', 400n), amount('2026-05-10', 600n))
    corrected(books, 20)
    edited(books, '4.00')
    expect(anew(books)).toMatchObject({ review: [MISFIT], dueOn: '2026-04-19', instalments: { parts: [] } })
    edited(books, '7.00')
    expect(anew(books)).toMatchObject({ review: null, dueOn: '2026-04-10' })
    expect(due(books)).toEqual([
      ['2026-04-10', 400n],
      ['2026-05-10', 300n],
    ])
    expect(brokenIn(books)).toEqual([])
  })

  test('what was settled before anything was split, or stayed of an earlier plan, is due with it at once', () => {
    const books = sent()
    pay(books, 100n)
    split(books, amount('2026-03-25', 300n), rest('2026-05-10'))
    pay(books, 200n)
    split(books, amount('2026-04-10', 300n), rest('2026-05-20'))
    corrected(books, 30)
    expect(due(books)).toEqual([
      ['2026-03-30', 300n],
      ['2026-04-10', 300n],
      ['2026-05-20', 400n],
    ])
    expect(brokenIn(books)).toEqual([])
  })

  test('of a plan that was taken back, or all of which fell due, nothing is left', () => {
    const takenBack = sent()
    split(takenBack, amount('2026-04-10', 400n), rest('2026-05-10'))
    split(takenBack)
    const past = sent()
    split(past, amount('2026-03-10', 400n), rest('2026-03-12'))
    for (const books of [takenBack, past])
      expect(anew(corrected(books, 20))).toMatchObject({ instalments: null, review: null })
  })

  test('a correction of the correction has the same plan again', () => {
    const books = sent()
    split(books, percent('2026-04-10', '33.3'), rest('2026-05-10'))
    corrected(books, 20)
    books.carryOut(does('mark_sent', anew(books).id))
    books.carryOut(corrects(anew(books).id))
    edited(books, '20.00')
    expect(due(books)).toEqual([
      ['2026-04-10', 666n],
      ['2026-05-10', 1334n],
    ])
    expect(brokenIn(books)).toEqual([])
  })
})
