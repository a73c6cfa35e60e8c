import { describe, expect, test } from 'vitest'
import { does, edits, makes, pays } from '../../../test/support/domain/people.ts'
import {
  ACME,
  at,
  orderCancelled,
  orderPriced,
  saleCompleted,
  tripCompleted,
} from '../../../test/support/domain/told-events.ts'
import type { WorkEvent } from '../work/event.ts'
import { conflictKeysOf, needsOf } from './needs.ts'

const tell = (event: WorkEvent) => ({ kind: 'tell_event', eventId: event.id, event }) as const
const NOTHING = {
  works: [],
  workIds: [],
  invoiceIds: [],
  paidIds: [],
  invoiceNumbers: [],
  customerIds: [],
  customerRefs: [],
  payments: [],
  paymentIds: [],
  allocationIds: [],
  creditOf: [],
  openItemsOf: [],
  ledger: [],
  corrected: [],
  wholes: false,
}

describe('what a command touches', () => {
  test('an order and a sale look at both of the same name: they are one purchase', () => {
    const twins = ['order', 'sale'].map((kind) => ({ kind, source: 'ops', externalId: 'o-1' }))
    for (const event of [orderPriced('o-1', 1, at(1)), saleCompleted('o-1', at(1))]) {
      expect(needsOf(tell(event))).toEqual({
        ...NOTHING,
        works: twins,
        customerRefs: [{ source: 'ops', ref: ACME }],
      })
    }
    expect(needsOf(tell(orderCancelled('o-1', at(1))))).toEqual({ ...NOTHING, works: twins })
  })

  test('other work looks at itself', () => {
    expect(needsOf(tell(tripCompleted('t-1', at(1)))).works).toEqual([
      { kind: 'trip', source: 'ops', externalId: 't-1' },
    ])
  })

  test('people name works, invoices and customers', () => {
    expect(needsOf(makes({ works: ['w-1'], addressee: { customerId: 'c-1' } }))).toEqual({
      ...NOTHING,
      workIds: ['w-1'],
      customerIds: ['c-1'],
    })
    expect(needsOf(makes({ addressee: { source: 'desk', ref: ACME } }))).toEqual({
      ...NOTHING,
      customerRefs: [{ source: 'desk', ref: ACME }],
    })
    expect(needsOf(edits('i-1', { customerId: 'c-1' }))).toEqual({
      ...NOTHING,
      invoiceIds: ['i-1'],
      customerIds: ['c-1'],
    })
    expect(needsOf(does('void', 'i-1'))).toEqual({ ...NOTHING, invoiceIds: ['i-1'] })
  })

  test('money names its customer, invoices, the words of its reference and its own id', () => {
    const payment = pays('c-1', 1n, {
      providerId: 'x',
      reference: ' INV-1, INV-2;hello ',
      allocations: [{ invoiceId: 'i-1', amount: null }],
    })
    expect(needsOf(payment)).toEqual({
      ...NOTHING,
      paidIds: ['i-1'],
      invoiceNumbers: ['INV-1', 'INV-2', 'hello'],
      customerIds: ['c-1'],
      openItemsOf: ['c-1'],
      payments: [{ provider: 'bank', providerId: 'x' }],
    })
  })
})

describe('commands that may not be decided on the same facts share a key', () => {
  const shares = (
    a: Parameters<typeof conflictKeysOf>[0],
    b: Parameters<typeof conflictKeysOf>[0],
  ): boolean => conflictKeysOf(a).some((key) => conflictKeysOf(b).includes(key))

  test('two events of one piece of work, or of an order and its sale', () => {
    expect(shares(tell(orderPriced('o-1', 1, at(1))), tell(orderPriced('o-1', 2, at(2))))).toBe(true)
    expect(shares(tell(orderPriced('o-1', 1, at(1))), tell(orderCancelled('o-1', at(2))))).toBe(true)
    expect(shares(tell(orderPriced('o-1', 1, at(1))), tell(saleCompleted('o-1', at(2))))).toBe(true)
    expect(shares(tell(orderPriced('o-1', 1, at(1))), tell(orderPriced('o-2', 1, at(1))))).toBe(false)
  })

  test('two acts on one invoice, two documents over one piece of work, two payments of one customer or one id', () => {
    expect(shares(does('void', 'i-1', 'x'), edits('i-1', {}))).toBe(true)
    expect(
      shares(does('void', 'i-1', 'x'), pays(null, 1n, { allocations: [{ invoiceId: 'i-1', amount: null }] })),
    ).toBe(true)
    expect(shares(makes({ works: ['w-1'] }), makes({ works: ['w-2', 'w-1'] }))).toBe(true)
    expect(shares(pays('c-1', 1n), pays('c-1', 2n))).toBe(true)
    expect(shares(pays('c-1', 1n, { providerId: 'x' }), pays('c-2', 2n, { providerId: 'x' }))).toBe(true)
    expect(shares(pays('c-1', 1n), pays('c-2', 2n))).toBe(false)
  })
})
