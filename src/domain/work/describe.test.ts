import { describe, expect, test } from 'vitest'
import {
  ACME,
  at,
  bookingCompleted,
  cashHandedIn,
  orderCancelled,
  orderPriced,
  saleCompleted,
  serviceOrder,
  tripCompleted,
} from '../../../test/support/domain/told-events.ts'
import { chargesOf, customerOf, describeWork, saleValueOf } from './describe.ts'

describe('the piece of work an event is about', () => {
  test.each([
    [orderPriced('o-1', 100, at(1)), 'order', 'o-1', 'priced', 'Order o-1', 'USD', 'o-1 at 100'],
    [orderCancelled('o-1', at(1)), 'order', 'o-1', 'cancelled', 'Order o-1', null, null],
    [saleCompleted('o-2', at(1)), 'sale', 'o-2', 'completed', 'Corner Shop', 'USD', null],
    [cashHandedIn('o-2', at(1)), 'sale', 'o-2', 'completed', 'Storefront sale', null, null],
    [serviceOrder('s-1', at(1)), 'service_order', 's-1', 'done', 'Service order s-1', 'USD', null],
    [
      serviceOrder('s-1', at(1), { stage: 'in_progress' }),
      'service_order',
      's-1',
      'in_progress',
      'Service order s-1',
      'USD',
      null,
    ],
    [tripCompleted('t-1', at(1)), 'trip', 't-1', 'completed', 'TEB → PBI', 'USD', null],
    [bookingCompleted('b-1', at(1)), 'booking', 'b-1', 'completed', 'Booking b-1', 'USD', null],
  ])('$type', (event, kind, externalId, stage, title, currency, priceReference) => {
    expect(describeWork(event)).toEqual({
      kind,
      source: 'ops',
      externalId,
      reference: externalId,
      stage,
      title,
      currency,
      priceReference,
    })
  })

  test('its own reference and title are used where it has them', () => {
    const named = orderPriced('o-1', 100, at(1), {
      order: { id: 'o-1', reference: 'ORD-7', title: 'To the harbour' },
    })
    expect(describeWork(named)).toMatchObject({
      externalId: 'o-1',
      reference: 'ORD-7',
      title: 'To the harbour',
    })
    const untitled = orderPriced('o-1', 100, at(1), { order: { id: 'o-1', reference: 'ORD-7' } })
    expect(describeWork(untitled).title).toBe('Order ORD-7')
  })

  test('a service order updated without a stage is planned', () => {
    const done = serviceOrder('s-1', at(1))
    const updated = { ...done, type: 'service_order.updated' } as typeof done
    expect(describeWork(updated).stage).toBe('planned')
  })
})

test('the customer is the one the event names, if any', () => {
  expect(customerOf(orderPriced('o-1', 100, at(1)))).toEqual(ACME)
  expect(customerOf(saleCompleted('o-2', at(1), { customer: undefined }))).toBeNull()
  expect(customerOf(orderCancelled('o-1', at(1)))).toBeNull()
  expect(customerOf(cashHandedIn('o-1', at(1)))).toBeNull()
})

test('events that price nothing charge nothing', () => {
  for (const event of [orderCancelled('o', at(1)), cashHandedIn('o', at(1)), saleCompleted('o', at(1))]) {
    expect(chargesOf(event)).toEqual({ charges: [], documentDiscount: null, review: null })
  }
  for (const event of [
    orderPriced('o', 1, at(1)),
    serviceOrder('s', at(1)),
    tripCompleted('t', at(1)),
    bookingCompleted('b', at(1)),
  ]) {
    expect(chargesOf(event).charges.length).toBeGreaterThan(0)
  }
})

test('only a storefront sale has a value of its own to record', () => {
  expect(saleValueOf(saleCompleted('o', at(1)))).toBe(5600n)
  expect(saleValueOf(orderPriced('o', 100, at(1)))).toBe(0n)
})
