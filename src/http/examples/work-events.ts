import type { WorkEvent } from '../../contract/work-event.ts'

const customer = { id: 'cus_118', name: 'Harbor Goods', email: 'accounts@harborgoods.example' }

const priced: WorkEvent = {
  source: 'dispatch',
  id: 'evt_10023',
  type: 'order.priced',
  occurredAt: '2026-03-01T10:00:00Z',
  data: {
    currency: 'USD',
    customer,
    order: { id: 'ord_7Kq2', reference: 'ORD-7702' },
    quote: {
      id: 'quo_55',
      amount: 120000,
      items: [
        { description: 'Pallet delivery, Brooklyn to Newark', amount: 105000 },
        { description: 'Tail lift', amount: '15000' },
      ],
    },
  },
}

const done: WorkEvent = {
  source: 'workshop',
  id: 'evt_88',
  type: 'service_order.done',
  occurredAt: '2026-03-02T16:30:00+01:00',
  data: {
    currency: 'EUR',
    customer: { id: '4711', name: 'Seaside Hotel' },
    serviceOrder: { id: 'so_31', reference: 'SO-31', title: 'Boiler, annual service' },
    labor: [{ description: 'Technician', hours: '2.5', rate: '85.00', taxRate: '19', taxJurisdiction: 'DE' }],
    parts: [{ description: 'Gasket set', code: 'GS-4', quantity: 1, price: '26.16', taxRate: '19' }],
    quotationAmount: 23000,
    orderAmount: 23866,
  },
}

const trip: WorkEvent = {
  source: 'flightdesk',
  id: 'trip-204-completed',
  type: 'trip.completed',
  occurredAt: '2026-03-03T21:10:00Z',
  data: {
    currency: 'USD',
    customer: { id: 'cl_9', name: 'A. Meridian' },
    trip: { id: 'trip_204', reference: 'N512BH 2026-03-03' },
    legs: [{ from: 'TEB', to: 'PBI', departedOn: '2026-03-03' }],
    estimate: [
      { kind: 'fuel', price: '4120.00' },
      { kind: 'landing', description: 'Landing, PBI', price: '385.00' },
    ],
  },
}

const booking: WorkEvent = {
  source: 'bookings',
  id: 'bk_500-done',
  type: 'booking.completed',
  occurredAt: '2026-03-04T18:00:00Z',
  data: {
    currency: 'USD',
    customer,
    booking: { id: 'bk_500', title: 'Deep cleaning' },
    serviceAddress: {
      street: '12 Dock Street',
      city: 'Newark',
      region: 'NJ',
      postalCode: '07102',
      country: 'US',
    },
    products: [{ description: 'Deep cleaning, 3 rooms', unitPrice: '180.00' }],
    extras: [{ description: 'Inside the oven', unitPrice: '25.00' }],
    discount: { percent: '10', cap: 2000 },
    tax: { category: 'S', rate: '6.625', jurisdiction: 'US-NJ' },
  },
}

const sale: WorkEvent = {
  source: 'dispatch',
  id: 'evt_10044',
  type: 'storefront.sale_completed',
  occurredAt: '2026-03-05T12:00:00Z',
  data: {
    order: { id: 'ord_shop_9' },
    store: 'Corner Market',
    currency: 'USD',
    subtotal: 5000,
    tax: 400,
    tip: '10%',
    total: 5900,
    payment: 'cash_on_delivery',
  },
}

const cancelled: WorkEvent = {
  source: 'dispatch',
  id: 'evt_10051',
  type: 'order.cancelled',
  occurredAt: '2026-03-06T08:00:00Z',
  data: { order: { id: 'ord_7Kq2' }, reason: 'The customer called it off.' },
}

/** One event of each business, ready to be sent. */
export const WORK_EVENT_EXAMPLES = {
  postWorkEvents: {
    'A fleet order is priced': priced,
    'A service order is done': done,
    'A charter trip is completed': trip,
    'A home-services booking is completed': booking,
    'A storefront sale': sale,
    'An order is cancelled': cancelled,
  },
  postWorkEventsBatch: { 'Two events': { events: [priced, sale] } },
}
