import { describe, expect, test } from 'vitest'
import { PaperBooks } from '../../../test/support/domain/paper-books.ts'
import { cameTo, line, makes } from '../../../test/support/domain/people.ts'
import {
  at,
  BOLT,
  bookingCompleted,
  serviceOrder,
  tripCompleted,
} from '../../../test/support/domain/told-events.ts'
import { brokenIn } from '../../../test/support/domain/what-must-hold.ts'
import { charter } from '../profile/charter.ts'
import { fieldService } from '../profile/field-service.ts'
import { homeServices } from '../profile/home-services.ts'
import type { BillingProfile } from '../profile/profile.ts'
import type { WorkEvent } from '../work/event.ts'

function told(profile: BillingProfile, ...events: WorkEvent[]): PaperBooks {
  const books = new PaperBooks(profile)
  for (const event of events) expect(cameTo(books.tell(event))).toBe('plan')
  return books
}
const workId = (
  books: PaperBooks,
  id: string,
  kind: 'service_order' | 'trip' | 'booking' = 'service_order',
): string => books.workOf(id, kind).id

describe('rule 7: field service', () => {
  test('told again at the same price, an order may be called otherwise', () => {
    const renamed = { id: 's-1', reference: 'SO-8', title: 'Boiler, cellar' }
    const books = told(
      fieldService,
      serviceOrder('s-1', at(1), { serviceOrder: { id: 's-1', reference: 'SO-7', title: 'Boiler' } }),
      serviceOrder('s-1', at(2), { serviceOrder: renamed }),
    )
    expect(books.workOf('s-1', 'service_order')).toMatchObject({
      reference: 'SO-8',
      title: 'Boiler, cellar',
      value: 20_000n,
    })
  })

  test('an order in Done is offered, not billed by itself', () => {
    const books = told(fieldService, serviceOrder('s-1', at(1)))
    expect(books.documents()).toEqual([])
    expect(books.workOf('s-1', 'service_order')).toMatchObject({ stage: 'done', value: 20_000n })
  })

  test('"Create invoice" makes an unnumbered draft from labor and parts that the books do not know', () => {
    const books = told(fieldService, serviceOrder('s-1', at(1)))
    expect(cameTo(books.carryOut(makes({ works: [workId(books, 's-1')] })))).toBe('plan')
    expect(books.documents()).toEqual(['(no number) draft 24000'])
    expect(books.lines.get(books.document(0).id)?.map((one) => [one.kind, one.description, one.net])).toEqual(
      [
        ['labor', 'Repair', 16_000n],
        ['part', 'Filter (F-1)', 4000n],
      ],
    )
    expect(books.entries).toEqual([])
    expect(books.document(0)).toMatchObject({
      reference: 's-1',
      customerId: books.workOf('s-1', 'service_order').customerId,
    })
    expect(brokenIn(books)).toEqual([])
  })

  test.each(['planned', 'in_progress'] as const)(
    'an order that is %s is refused with the reason',
    (stage) => {
      const books = told(fieldService, serviceOrder('s-1', at(1), { stage }))
      const outcome = books.carryOut(makes({ works: [workId(books, 's-1')] }))
      expect(outcome).toMatchObject({
        came: 'refusal',
        refusal: { code: 'work_not_billable', rule: 7, pointer: '/works/0', values: { stage } },
      })
      expect(outcome.came === 'refusal' && outcome.refusal.message).toContain(stage.replace('_', ' '))
      expect(books.invoices.size).toBe(0)
    },
  )

  test('a policy may draft at once, and then too only in Done', () => {
    const policy = {
      ...fieldService,
      reactions: { ...fieldService.reactions, service_order: 'draft' },
    } as const
    const books = told(policy, serviceOrder('s-1', at(1), { stage: 'in_progress' }))
    expect(books.documents()).toEqual([])
    books.tell(serviceOrder('s-1', at(2)))
    expect(books.documents()).toEqual(['(no number) draft 24000'])
    expect(brokenIn(books)).toEqual([])
  })

  test('once it is done it may be billed', () => {
    const books = told(
      fieldService,
      serviceOrder('s-1', at(1), { stage: 'in_progress' }),
      serviceOrder('s-1', at(2)),
    )
    expect(cameTo(books.carryOut(makes({ works: [workId(books, 's-1')] })))).toBe('plan')
  })

  test('several orders go on one invoice, each knowing how much of it is there', () => {
    const books = told(
      fieldService,
      serviceOrder('s-1', at(1)),
      serviceOrder('s-2', at(2), { labor: [], parts: [{ description: 'Pump', quantity: 1, price: '300' }] }),
    )
    books.carryOut(makes({ works: [workId(books, 's-1'), workId(books, 's-2')] }))
    expect(books.documents()).toEqual(['(no number) draft 60000'])
    expect(books.document(0).reference).toBe('s-1, s-2')
    expect(['s-1', 's-2'].map((id) => books.billingsOf(workId(books, id)).map((one) => one.amount))).toEqual([
      [20_000n],
      [30_000n],
    ])
    expect(brokenIn(books)).toEqual([])
  })

  test('orders of two customers, or in two currencies, do not go on one', () => {
    const books = told(
      fieldService,
      serviceOrder('s-1', at(1)),
      serviceOrder('s-2', at(1), { customer: BOLT }),
      serviceOrder('s-3', at(1), { currency: 'EUR' }),
    )
    const on = (...ids: string[]) =>
      cameTo(books.carryOut(makes({ works: ids.map((id) => workId(books, id)) })))
    expect(on('s-1', 's-2')).toBe('customer_mixed')
    expect(on('s-1', 's-3')).toBe('currency_mixed')
    expect(on('s-1', 's-1')).toBe('work_named_twice')
  })

  test('told again with other charges after it was billed, people are told', () => {
    const books = told(fieldService, serviceOrder('s-1', at(1)))
    books.carryOut(makes({ works: [workId(books, 's-1')] }))
    books.tell(serviceOrder('s-1', at(2), { parts: [] }))
    expect(books.workOf('s-1', 'service_order').review).not.toBeNull()
    expect(books.documents()).toEqual(['(no number) draft 24000'])
  })

  test('and the flag stays until someone looked, though it is told once more', () => {
    const books = told(fieldService, serviceOrder('s-1', at(1)))
    books.carryOut(makes({ works: [workId(books, 's-1')] }))
    books.tell(serviceOrder('s-1', at(2), { parts: [] }))
    books.tell(
      serviceOrder('s-1', at(3), {
        parts: [],
        labor: [{ description: 'Repair, second visit', hours: '2', rate: '80' }],
      }),
    )
    expect(books.workOf('s-1', 'service_order').review).not.toBeNull()
  })
})

describe('rule 8: charter', () => {
  test('the form is prefilled from the trip, the draft is numbered, nothing is posted yet', () => {
    const books = told(charter, tripCompleted('t-1', at(1)))
    books.carryOut(makes({ works: [workId(books, 't-1', 'trip')] }))
    expect(books.documents()).toEqual(['INV-2026-00001 draft 625000'])
    expect(books.lines.get(books.document(0).id)?.map((one) => one.description)).toEqual(['Fuel', 'Crew'])
    expect(books.workOf('t-1', 'trip').title).toBe('TEB → PBI')
    expect(books.entries).toEqual([])
  })

  test('the lines a person reviewed are billed instead of the estimate', () => {
    const books = told(charter, tripCompleted('t-1', at(1)))
    books.carryOut(
      makes({
        works: [workId(books, 't-1', 'trip')],
        lines: [line('Actual fuel', '5210.40', { kind: 'fuel' })],
      }),
    )
    expect(books.documents()).toEqual(['INV-2026-00001 draft 521040'])
    expect(books.billingsOf(workId(books, 't-1', 'trip'))).toMatchObject([
      { amount: 521_040n, state: 'draft' },
    ])
  })

  test('one invoice for each trip', () => {
    const books = told(charter, tripCompleted('t-1', at(1)), tripCompleted('t-2', at(1)))
    const both = makes({ works: [workId(books, 't-1', 'trip'), workId(books, 't-2', 'trip')] })
    expect(cameTo(books.carryOut(both))).toBe('one_work_per_invoice')
  })
})

describe('home services', () => {
  test('a completed booking is an invoice at once: pending, numbered, posted', () => {
    const books = told(homeServices, bookingCompleted('b-1', at(1)))
    expect(books.documents()).toEqual(['INV-2026-00001 posted 13200'])
    expect(books.document(0)).toMatchObject({ sentAt: null, postedAt: books.now, dueOn: '2026-03-15' })
    expect(books.journal()).toBe(`
2026-03-01  revenue_recognition  Invoice INV-2026-00001
    Dr 1100 Accounts receivable  132.00
    Cr 4000 Revenue  120.00
    Cr 2100 Tax payable  12.00
`)
    expect(books.billingsOf(workId(books, 'b-1', 'booking'))).toMatchObject([
      { amount: 12_000n, state: 'final' },
    ])
    expect(brokenIn(books)).toEqual([])
  })

  test('told again with an adjustment, the difference is prepared', () => {
    const books = told(homeServices, bookingCompleted('b-1', at(1)))
    books.tell(
      bookingCompleted('b-1', at(2), {
        adjustments: [{ description: 'Balcony', unitPrice: '30', reason: 'additional_work' }],
      }),
    )
    expect(books.documents()).toEqual(['INV-2026-00001 posted 13200', 'supplement INV-2026-00002 draft 3300'])
    expect(brokenIn(books)).toEqual([])
  })

  test('a discount is on the document, and the work knows its net', () => {
    const books = told(homeServices, bookingCompleted('b-1', at(1), { discount: { percent: '10' } }))
    expect(books.document(0)).toMatchObject({
      subtotal: 12_000n,
      discount: 1200n,
      net: 10_800n,
      tax: 1080n,
      total: 11_880n,
    })
    expect(books.workOf('b-1', 'booking').value).toBe(10_800n)
    expect(brokenIn(books)).toEqual([])
  })

  test('a booking that is free makes no invoice', () => {
    expect(told(homeServices, bookingCompleted('b-1', at(1), { products: [] })).documents()).toEqual([])
  })
})
