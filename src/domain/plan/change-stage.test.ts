import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.ts'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, does, edits, line, makes, pays } from '../../../test/support/domain/people.ts'
import { at, BOLT, orderPriced } from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { charter } from '../profile/charter.ts'
import { fieldService } from '../profile/field-service.ts'
import { fleet } from '../profile/fleet.ts'
import { homeServices } from '../profile/home-services.ts'
import type { BillingProfile } from '../profile/profile.ts'
import type { ChangeStage } from './command.ts'

/** One draft over 100.00 and 20 % tax, made by hand. */
function drafted(profile: BillingProfile): PaperBooks {
  const books = new PaperBooks(profile)
  books.carryOut(
    makes({
      addressee: { source: 'ops', ref: BOLT },
      lines: [line('Advice', '100', { tax: { category: 'S', rate: decimal('20') } })],
      saveAsDraft: true,
    }),
  )
  return books
}
const act = (books: PaperBooks, verb: ChangeStage['verb'], reason: string | null = null, place = 0) =>
  books.carryOut(does(verb, books.document(place).id, reason))

const RECOGNIZED = `
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  120.00
    Cr 4000 Revenue  100.00
    Cr 2100 Tax payable  20.00
`

describe('the act that makes a draft final', () => {
  test.each([
    ['fleet', fleet, 'mark_sent', ['confirm', 'publish'], { sentAt: '2026-03-01T12:00:00.000Z' }],
    ['field service', fieldService, 'confirm', ['mark_sent', 'publish'], { sentAt: null, publishedAt: null }],
    ['charter', charter, 'publish', ['confirm', 'mark_sent'], { publishedAt: '2026-03-01T12:00:00.000Z' }],
    ['home services', homeServices, 'confirm', ['publish'], { sentAt: null }],
    ['home services', homeServices, 'mark_sent', ['publish'], { sentAt: '2026-03-01T12:00:00.000Z' }],
  ] as const)('%s: $2', (_, profile, verb, others, dated) => {
    const books = drafted(profile)
    for (const other of others) expect(cameTo(act(books, other))).toBe('not_allowed_now')
    expect(books.document(0).stage).toBe('draft')
    expect(cameTo(act(books, verb))).toBe('plan')
    expect(books.document(0)).toMatchObject({
      stage: 'posted',
      postedAt: books.now,
      number: 'INV-2026-00001',
      receivable: 12_000n,
      ...dated,
    })
    expect(books.journal()).toBe(RECOGNIZED)
    expect(cameTo(act(books, verb))).toBe('not_allowed_now')
    expect(brokenIn(books)).toEqual([])
  })

  test('where the number comes at confirm, drafts have none and voided drafts leave no gap', () => {
    const books = drafted(fieldService)
    act(books, 'void', 'a mistake')
    books.carryOut(
      makes({ addressee: { customerId: books.document(0).customerId }, lines: [line('Advice', '100')] }),
    )
    act(books, 'confirm', null, 1)
    expect(books.documents()).toEqual(['(no number) void 12000', 'INV-2026-00001 posted 12000'])
  })

  test('where the number comes at draft, confirming draws no other', () => {
    const books = drafted(fleet)
    act(books, 'mark_sent')
    expect(books.drawn).toHaveLength(1)
    expect(books.entries).toHaveLength(1)
  })

  test('rule 16: buyer and seller are frozen as they are then; the policy as it was when drafted', () => {
    const books = drafted(fieldService)
    books.tell(orderPriced('o-1', 1, at(1), { customer: { ...BOLT, name: 'Bolt & Co' } }))
    books.changeProfile({ ...fieldService, taxRounding: 'line' })
    act(books, 'confirm')
    expect(books.document(0)).toMatchObject({
      customerVersion: 2,
      sellerVersion: 2,
      profileVersion: 1,
      taxRounding: 'document',
    })
  })

  test('the work it bills counts as billed for good', () => {
    const books = new PaperBooks(fleet)
    books.tell(orderPriced('o-1', 1000, at(1)))
    act(books, 'mark_sent')
    expect(books.billingsOf(books.workOf('o-1').id)).toMatchObject([{ state: 'final', amount: 1000n }])
  })
})

describe('what moves a final document on posts nothing', () => {
  test('sent once', () => {
    const books = drafted(fieldService)
    act(books, 'confirm')
    expect(cameTo(act(books, 'mark_sent'))).toBe('plan')
    expect(books.document(0).sentAt).toBe(books.now)
    expect(cameTo(act(books, 'mark_sent'))).toBe('not_allowed_now')
    expect(books.journal()).toBe(RECOGNIZED)
  })

  test('published, archived, and taken back', () => {
    const books = drafted(fieldService)
    expect(cameTo(act(books, 'archive'))).toBe('not_allowed_now')
    act(books, 'confirm')
    act(books, 'publish')
    expect(books.document(0).publishedAt).toBe(books.now)
    act(books, 'archive')
    expect(books.document(0).archivedAt).toBe(books.now)
    expect(cameTo(act(books, 'archive'))).toBe('not_allowed_now')
    act(books, 'unarchive')
    expect(books.document(0)).toMatchObject({ archivedAt: null, publishedAt: books.now })
    expect(cameTo(act(books, 'unarchive'))).toBe('not_allowed_now')
    expect(books.journal()).toBe(RECOGNIZED)
  })
})

describe('void and cancel', () => {
  test('need a reason, which the number keeps', () => {
    const books = drafted(fleet)
    expect(cameTo(act(books, 'void'))).toBe('reason_missing')
    act(books, 'void', 'entered twice')
    expect(books.document(0)).toMatchObject({
      stage: 'void',
      endReason: 'entered twice',
      endedOn: '2026-03-01',
      endedAt: books.now,
      number: 'INV-2026-00001',
      receivable: 0n,
    })
    for (const account of ['1100', '4000', '2100']) expect(books.accountSum(account)).toBe(0n)
    expect(brokenIn(books)).toEqual([])
  })

  test('a draft is voided, not cancelled; a final one may be either while nothing is settled', () => {
    const books = drafted(fleet)
    expect(cameTo(act(books, 'cancel', 'x'))).toBe('not_allowed_now')
    for (const verb of ['void', 'cancel'] as const) {
      const other = drafted(fleet)
      act(other, 'mark_sent')
      expect(cameTo(act(other, verb, 'x'))).toBe('plan')
      expect(other.accountSum('1100')).toBe(0n)
      expect(cameTo(act(other, verb, 'x'))).toBe('not_allowed_now')
    }
  })

  test('refused once money is on it: only a credit note corrects it', () => {
    const books = drafted(fleet)
    act(books, 'mark_sent')
    books.carryOut(pays(books.document(0).customerId, 1n))
    for (const verb of ['void', 'cancel'] as const) {
      expect(act(books, verb, 'x')).toMatchObject({
        came: 'refusal',
        refusal: { code: 'not_allowed_now', rule: 16 },
      })
    }
  })
})

describe('rule 25: confirming a credit note', () => {
  /** 100.00 sent, priced again at 40.00: a draft credit note of 60.00 is the second document. */
  function withNote(paid = 0n): PaperBooks {
    const books = new PaperBooks(fleet)
    books.tell(orderPriced('o-1', 10_000, at(1)))
    act(books, 'mark_sent')
    if (paid > 0n) books.carryOut(pays(books.document(0).customerId, paid))
    books.tell(orderPriced('o-1', 4000, at(2)))
    return books
  }

  test('first reduces the open balance', () => {
    const books = withNote()
    act(books, 'confirm', null, 1)
    expect(books.document(0)).toMatchObject({ credited: 6000n, receivable: 4000n, stage: 'posted' })
    expect(books.document(1)).toMatchObject({ credited: 6000n, receivable: 0n, number: 'CN-2026-00001' })
    expect(books.allocations).toMatchObject([
      { sourceType: 'credit_note', invoiceId: books.document(0).id, amount: 6000n },
    ])
    expect(brokenIn(books)).toEqual([])
  })

  test('and keeps the rest as customer credit', () => {
    const books = withNote(7000n)
    act(books, 'confirm', null, 1)
    expect(books.journal(books.document(1).id)).toBe(`
2026-03-02  credit_note  Credit note CN-2026-00001
    Dr 4000 Revenue  60.00
    Cr 1100 Accounts receivable  30.00
    Cr 2200 Customer credit  30.00
`)
    expect(books.document(0).receivable).toBe(0n)
    expect(brokenIn(books)).toEqual([])
  })

  test('is refused when what it corrects does not stand any more', () => {
    const books = withNote()
    act(books, 'void', 'wrong customer')
    expect(cameTo(act(books, 'confirm', null, 1))).toBe('original_not_standing')
    expect(cameTo(act(books, 'void', 'nothing left to correct', 1))).toBe('plan')
  })

  test('is refused beyond what was invoiced, in a sentence with the amount as money', () => {
    const books = withNote()
    books.carryOut(edits(books.document(1).id, { lines: [line('All and more', '100.01')] }))
    const outcome = act(books, 'confirm', null, 1)
    expect(outcome).toMatchObject({ came: 'refusal', refusal: { code: 'credit_exceeds_original', rule: 25 } })
    expect(outcome.came === 'refusal' && outcome.refusal.message).toContain('100.00')
  })

  test('several notes never credit more than was invoiced, on a paid invoice either', () => {
    const books = withNote(10_000n)
    act(books, 'confirm', null, 1)
    books.tell(orderPriced('o-1', 3000, at(3)))
    books.carryOut(edits(books.document(2).id, { lines: [line('Once more', '60')] }))
    expect(cameTo(act(books, 'confirm', null, 2))).toBe('credit_exceeds_original')
  })
})

describe('who and what', () => {
  test('a dispatcher and a viewer finish nothing', () => {
    for (const role of ['dispatcher', 'viewer'] as const) {
      const books = drafted(fleet)
      books.role = role
      for (const verb of ['confirm', 'mark_sent', 'publish', 'archive', 'void', 'cancel'] as const) {
        expect(cameTo(act(books, verb, 'x'))).toBe('forbidden')
      }
    }
  })

  test('a document nobody knows', () => {
    expect(cameTo(drafted(fleet).carryOut(does('confirm', 'nothing')))).toBe('invoice_not_found')
  })

  test('a refusal says what may be done instead', () => {
    const outcome = act(drafted(fieldService), 'publish')
    expect(outcome).toMatchObject({
      came: 'refusal',
      refusal: {
        values: {
          verb: 'publish',
          allowed: ['edit', 'confirm', 'plan_instalments', 'void', 'adjust', 'ask_deposit'],
        },
      },
    })
  })

  test('every act stands in the history with its reason', () => {
    const books = drafted(fleet)
    act(books, 'mark_sent')
    act(books, 'cancel', 'called off')
    expect(books.history.map(({ verb, reason }) => [verb, reason])).toEqual([
      ['draft', null],
      ['mark_sent', null],
      ['cancel', 'called off'],
    ])
    for (const { sentence } of books.history) expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(books.history.at(-1)).toMatchObject({ before: { stage: 'posted' }, after: { stage: 'cancelled' } })
  })
})
