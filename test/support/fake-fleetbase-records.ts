/** What the fake keeps, as Fleetbase keeps it: amounts are whole cents, quote items' amounts are text. */
export interface FakeContact {
  readonly id: string
  name: string
  email: string | null
  phone: string | null
  place: Record<string, string | null> | null
}

export interface FakeQuote {
  readonly id: string
  readonly amount: number
  readonly currency: string
  readonly items: readonly {
    amount: string | null
    currency: string
    details: string | null
    code: string | null
  }[]
  readonly created: number
}

export interface FakeRate {
  readonly id: string
  readonly quote: string | null
  /** The order that shows it; a re-priced order lets it go. */
  order: string | null
  readonly created: number
}

export interface FakeEntity {
  name?: string | null
  description?: string | null
  price?: string | number | null
  currency?: string | null
  meta?: Record<string, unknown> | []
}

export interface FakeOrder {
  readonly id: string
  internalId: string | null
  type: string
  status: string
  customer: string | null
  entities: readonly FakeEntity[]
  meta: Record<string, unknown> | []
  payload: { cod_amount: number | null; cod_currency: string | null; payment_method: string | null }
  rate: string | null
  transaction: { amount: number; currency: string } | null
  tracking: { code: string; at: number }[]
  deleted: boolean
  readonly created: number
  updated: number
}

const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', '.000000Z')
/** As the envelope and whatever a webhook carries write it: UTC that does not say so. */
export const withoutZone = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

interface Records {
  readonly contacts: ReadonlyMap<string, FakeContact>
  readonly quotes: ReadonlyMap<string, FakeQuote>
  readonly rates: ReadonlyMap<string, FakeRate>
}

/** GET /v1/orders/{id}: it loads the purchase rate with its quote, and nothing else of the rate. */
export function orderResource(order: FakeOrder, records: Records): object {
  const rate = order.rate === null ? null : records.rates.get(order.rate)!
  const contact = order.customer === null ? null : records.contacts.get(order.customer)!
  return {
    id: order.id,
    internal_id: order.internalId,
    order_config: 'order_config_x1',
    customer: contact && {
      ...contact,
      internal_id: null,
      title: null,
      type: 'customer-contact',
      customer_type: 'customer-contact',
      meta: [],
      slug: 'x',
    },
    payload: {
      id: `payload_${order.id.slice(6)}`,
      pickup: { id: 'place_1', name: 'Depot', country: 'SG' },
      dropoff: { id: 'place_2' },
      return: null,
      waypoints: [],
      entities: order.entities.map((entity, at) => ({
        id: `entity_${at}`,
        internal_id: null,
        type: 'parcel',
        sku: null,
        sale_price: null,
        weight: '10',
        weight_unit: 'kg',
        declared_value: null,
        destination: 'place_2',
        name: null,
        description: null,
        price: null,
        currency: null,
        meta: [],
        ...entity,
      })),
      ...order.payload,
      cod_payment_method: order.payload.cod_amount === null ? null : 'cash',
      meta: [],
    },
    facilitator: null,
    driver_assigned: null,
    vehicle_assigned: null,
    tracking_number: { id: 'track_1', tracking_number: 'FLB1', status: order.status },
    tracking_statuses: order.tracking.map(({ code, at }) => ({
      id: 'status_1',
      status: code,
      details: '',
      code: code.toUpperCase(),
      created_at: iso(at),
    })),
    purchase_rate: rate && rateResource(rate, records, ['serviceQuote.items']),
    notes: null,
    type: order.type,
    status: order.status,
    pod_method: null,
    pod_required: false,
    dispatched: false,
    started: false,
    adhoc: false,
    distance: 8200,
    time: 1260,
    transaction_amount: order.transaction?.amount ?? null,
    currency: order.transaction?.currency ?? null,
    meta: order.meta,
    dispatched_at: null,
    started_at: null,
    scheduled_at: null,
    updated_at: iso(order.updated),
    created_at: iso(order.created),
  }
}

/**
 * A purchase rate. Its getters know nothing of relations that were not asked for: no quote, no order, an amount of 0.
 * Where the quote was looked up and there is none, the amount is null.
 */
export function rateResource(
  rate: FakeRate,
  { quotes }: Records,
  loaded: readonly string[],
  instants: (at: number) => string = iso,
): object {
  const quote = loaded.some((name) => name.startsWith('serviceQuote'))
    ? rate.quote === null
      ? null
      : quotes.get(rate.quote)!
    : undefined
  return {
    id: rate.id,
    service_quote: quote?.id ?? null,
    order: loaded.includes('order') ? rate.order : null,
    customer: null,
    transaction: null,
    amount: quote === undefined ? 0 : (quote?.amount ?? null),
    currency: quote?.currency ?? null,
    status: 'created',
    updated_at: instants(rate.created),
    created_at: instants(rate.created),
  }
}

/** GET /v1/service-quotes/{id}. */
export function quoteResource(quote: FakeQuote): object {
  return {
    id: quote.id,
    service_rate_name: 'Same day',
    service_name: 'Same day',
    service_rate: 'service_s1',
    facilitator: null,
    items: quote.items.map((item) => ({ id: null, ...item })),
    request_id: 'request_r1',
    amount: quote.amount,
    currency: quote.currency,
    meta: [],
    updated_at: iso(quote.created),
    created_at: iso(quote.created),
  }
}

/** What a webhook says of an order: relations are their ids, and there are no amounts. */
export function orderInWebhook(order: FakeOrder): object {
  return {
    id: order.id,
    internal_id: order.internalId,
    customer: order.customer,
    payload: `payload_${order.id.slice(6)}`,
    facilitator: null,
    driver_assigned: null,
    tracking_number: 'track_1',
    purchase_rate: order.rate,
    notes: '',
    type: order.type,
    status: order.status,
    adhoc: false,
    meta: order.meta,
    dispatched_at: null,
    started_at: null,
    scheduled_at: null,
    updated_at: withoutZone(order.updated),
    created_at: withoutZone(order.created),
  }
}
