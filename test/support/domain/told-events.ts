import type { CustomerRef, WorkEvent, WorkEventData, WorkEventType } from '../../../src/domain/work/event.ts'

export const ACME: CustomerRef = { id: 'acme', name: 'Acme Foods', email: 'ap@acme.test' }
export const BOLT: CustomerRef = { id: 'bolt', name: 'Bolt Ltd', email: 'pay@bolt.test' }

/** An instant of 2026-03: `at(3)` is the third at nine in the morning UTC, `at(3, 14)` at two in the afternoon. */
export function at(day: number, hour = 9): string {
  return `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`
}

let told = 0

/** A work event from the one source "ops", with an id of its own. */
export function event<T extends WorkEventType>(
  type: T,
  occurredAt: string,
  data: WorkEventData[T],
): WorkEvent {
  told += 1
  return { source: 'ops', id: `event-${told}`, type, occurredAt, data } as WorkEvent
}

/** The price lock of an order: its quote at one amount in minor units, unless more is named. */
export function orderPriced(
  id: string,
  amount: number,
  occurredAt: string,
  more: Partial<WorkEventData['order.priced']> = {},
): WorkEvent {
  return event('order.priced', occurredAt, {
    order: { id },
    currency: 'USD',
    customer: ACME,
    quote: { id: `${id} at ${amount}`, amount },
    ...more,
  })
}

export function orderCancelled(id: string, occurredAt: string, reason?: string): WorkEvent {
  return event('order.cancelled', occurredAt, { order: { id }, reason })
}

/** A storefront sale of 45.00, 6.50 delivery and a tip of 10 %: 56.00, paid at the checkout unless more is named. */
export function saleCompleted(
  id: string,
  occurredAt: string,
  more: Partial<WorkEventData['storefront.sale_completed']> = {},
): WorkEvent {
  return event('storefront.sale_completed', occurredAt, {
    order: { id },
    store: 'Corner Shop',
    currency: 'USD',
    customer: ACME,
    subtotal: 4500,
    deliveryFee: 650,
    tip: '10%',
    total: 5600,
    payment: 'paid',
    ...more,
  })
}

export function cashHandedIn(id: string, occurredAt: string): WorkEvent {
  return event('storefront.cash_collected', occurredAt, { order: { id } })
}

/** Two hours at 80.00 and one filter at 40.00, 200.00 net, in Done unless another stage is named. */
export function serviceOrder(
  id: string,
  occurredAt: string,
  more: Partial<WorkEventData['service_order.updated']> = {},
): WorkEvent {
  const type = more.stage === undefined ? 'service_order.done' : 'service_order.updated'
  return event(type, occurredAt, {
    serviceOrder: { id },
    currency: 'USD',
    customer: ACME,
    labor: [{ description: 'Repair', hours: '2', rate: '80' }],
    parts: [{ description: 'Filter', code: 'F-1', quantity: 1, price: '40' }],
    ...more,
  })
}

/** TEB → PBI with fuel at 5,000.00 and crew at 1,250.00. */
export function tripCompleted(
  id: string,
  occurredAt: string,
  more: Partial<WorkEventData['trip.completed']> = {},
): WorkEvent {
  return event('trip.completed', occurredAt, {
    trip: { id },
    legs: [{ from: 'TEB', to: 'PBI', departedOn: '2026-03-01' }],
    currency: 'USD',
    customer: ACME,
    estimate: [
      { kind: 'fuel', price: '5000' },
      { kind: 'crew', price: '1250' },
    ],
    ...more,
  })
}

/** A cleaning at 120.00 with a tax of 10 % at the service address. */
export function bookingCompleted(
  id: string,
  occurredAt: string,
  more: Partial<WorkEventData['booking.completed']> = {},
): WorkEvent {
  return event('booking.completed', occurredAt, {
    booking: { id },
    currency: 'USD',
    customer: ACME,
    serviceAddress: { postalCode: '10001', country: 'US' },
    products: [{ description: 'Cleaning', unitPrice: '120' }],
    tax: { rate: '10' },
    ...more,
  })
}
