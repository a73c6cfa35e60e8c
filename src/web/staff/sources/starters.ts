import { EXAMPLE_MAPPING, EXAMPLE_PAYLOAD } from '../../../contract/mapping-example.ts'
import type { WebhookSourceNew } from '../../../contract/webhook-source.ts'

/** A mapping to begin with, and a body it is for. */
export interface Starter {
  /** Its name in the texts. */
  readonly label: 'order' | 'serviceOrder' | 'trip' | 'booking'
  readonly mapping: WebhookSourceNew['mapping']
  readonly payload: unknown
}

/** By the billing profile they suit. */
export const STARTERS: Readonly<Record<string, Starter>> = {
  fleet: {
    label: 'order',
    mapping: EXAMPLE_MAPPING,
    payload: EXAMPLE_PAYLOAD,
  },
  'field-service': {
    label: 'serviceOrder',
    mapping: {
      when: { path: '$.status', is: 'closed' },
      event: 'service_order.done',
      id: { text: '{$.number} closed' },
      occurredAt: { path: '$.closedAt', convert: 'instant' },
      data: {
        currency: { value: 'USD' },
        customer: { id: { path: '$.site.account' }, name: { path: '$.site.name' } },
        serviceOrder: { id: { path: '$.number' }, title: { path: '$.title' } },
        stage: { value: 'done' },
        labor: {
          each: '$.hours[*]',
          as: { description: { path: '@.who' }, hours: { path: '@.hours' }, rate: { path: '@.rate' } },
        },
        parts: {
          each: '$.parts[*]',
          optional: true,
          as: { description: { path: '@.name' }, quantity: { path: '@.count' }, price: { path: '@.price' } },
        },
      },
    },
    payload: {
      status: 'closed',
      number: 'WO-301',
      title: 'Compressor overhaul',
      closedAt: '2026-03-02T22:30:00Z',
      site: { account: 'ACME-7', name: 'Acme Foods' },
      hours: [{ who: 'Technician', hours: 3.5, rate: '85.00' }],
      parts: [{ name: 'Gasket set', count: 2, price: '19.90' }],
    },
  },
  charter: {
    label: 'trip',
    mapping: {
      event: 'trip.completed',
      id: { text: 'trip-{$.trip.number}' },
      occurredAt: { path: '$.trip.landedAt', convert: 'instant' },
      data: {
        currency: { path: '$.currency' },
        customer: { id: { path: '$.client.code' }, name: { path: '$.client.name' } },
        trip: { id: { path: '$.trip.number', convert: 'text' }, reference: { text: 'Trip {$.trip.number}' } },
        legs: {
          each: '$.legs[*]',
          as: {
            from: { path: '@.from' },
            to: { path: '@.to' },
            departedOn: { path: '@.departedAt', convert: 'date' },
          },
        },
        estimate: {
          each: '$.costs[*]',
          as: { kind: { path: '@.kind' }, price: { path: '@.price', convert: 'decimal' } },
        },
      },
    },
    payload: {
      trip: { number: 88, landedAt: '2026-03-03T17:20:00Z' },
      client: { code: 'SKY', name: 'Skyline Brokers' },
      currency: 'EUR',
      legs: [{ from: 'EDDM', to: 'LFPB', departedAt: '2026-03-03' }],
      costs: [
        { kind: 'fuel', price: '4388.12' },
        { kind: 'landing', price: '310.00' },
      ],
    },
  },
  'home-services': {
    label: 'booking',
    mapping: {
      when: { path: '$.event', is: 'visit.finished' },
      event: 'booking.completed',
      id: { path: '$.booking.id' },
      occurredAt: { path: '$.at', convert: 'instant' },
      data: {
        currency: { value: 'USD' },
        customer: { id: { path: '$.customer.id' }, name: { path: '$.customer.name' } },
        booking: { id: { path: '$.booking.id' }, title: { path: '$.booking.service' } },
        serviceAddress: {
          street: { path: '$.address.street' },
          city: { path: '$.address.city' },
          region: { path: '$.address.state' },
          postalCode: { path: '$.address.zip', convert: 'text' },
        },
        products: {
          each: '$.items[*]',
          as: {
            description: { path: '@.label' },
            quantity: { path: '@.count' },
            unitPrice: { path: '@.price', convert: 'decimal' },
          },
        },
        tax: { rate: { path: '$.taxPercent' } },
      },
    },
    payload: {
      event: 'visit.finished',
      at: '2026-03-04T15:00:00Z',
      booking: { id: 'bk_9f', service: 'Deep cleaning' },
      customer: { id: 'cu_77', name: 'Maria Lopez' },
      address: { street: '4 Elm Street', city: 'Austin', state: 'TX', zip: 78701 },
      items: [{ label: 'Deep cleaning, 3 rooms', count: 1, price: '180.00' }],
      taxPercent: 8.25,
    },
  },
}
