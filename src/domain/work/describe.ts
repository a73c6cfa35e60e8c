import { inEnglish, untitledWork } from '../sentence/say.ts'
import type { Charges } from './charge.ts'
import { chargesFromBooking } from './booking.ts'
import type { CustomerRef, WorkEvent } from './event.ts'
import { chargesFromOrder } from './order-priced.ts'
import { chargesFromServiceOrder } from './service-order.ts'
import { amountsOfSale } from './storefront-sale.ts'
import { chargesFromTrip, routeOf } from './trip.ts'
import type { WorkKey, WorkStage } from './work.ts'

/** What an event says of the piece of work it is about. */
export interface WorkDescription extends WorkKey {
  readonly reference: string
  readonly title: string
  /** Null where the event leaves the stage as it is. */
  readonly stage: WorkStage | null
  readonly currency: string | null
  readonly priceReference: string | null
}

/** The piece of work an event is about. */
export function describeWork(event: WorkEvent): WorkDescription {
  const about = (
    kind: WorkKey['kind'],
    thing: { id: string; reference?: string | undefined; title?: string | undefined },
    stage: WorkStage | null,
    currency: string | null,
    more: { readonly title?: string | undefined; readonly priceReference?: string | undefined } = {},
  ): WorkDescription => {
    const reference = thing.reference ?? thing.id
    return {
      kind,
      source: event.source,
      externalId: thing.id,
      reference,
      title: thing.title ?? more.title ?? titleOf(kind, reference),
      stage,
      currency,
      priceReference: more.priceReference ?? null,
    }
  }
  switch (event.type) {
    case 'order.priced':
      return about('order', event.data.order, 'priced', event.data.currency, {
        priceReference: event.data.quote?.id,
      })
    case 'order.cancelled':
      return about('order', event.data.order, 'cancelled', null)
    case 'storefront.sale_completed':
      return about('sale', event.data.order, 'completed', event.data.currency, { title: event.data.store })
    case 'storefront.cash_collected':
      return about('sale', event.data.order, 'completed', null)
    case 'service_order.updated':
      return about(
        'service_order',
        event.data.serviceOrder,
        event.data.stage ?? 'planned',
        event.data.currency,
      )
    case 'service_order.done':
      return about('service_order', event.data.serviceOrder, 'done', event.data.currency)
    case 'trip.completed':
      return about('trip', event.data.trip, 'completed', event.data.currency, {
        title: routeOf(event.data),
      })
    case 'booking.completed':
      return about('booking', event.data.booking, 'completed', event.data.currency)
  }
}

/** What work is called that has no title: a trip always has its route. */
function titleOf(kind: WorkKey['kind'], reference: string): string {
  const untitled = untitledWork(kind, reference)
  return untitled ? inEnglish(untitled) : reference
}

/** The customer an event names, if it names one. */
export function customerOf(event: WorkEvent): CustomerRef | null {
  return 'customer' in event.data ? (event.data.customer ?? null) : null
}

/** What an event asks to be charged; nothing for those that price nothing. */
export function chargesOf(event: WorkEvent): Charges {
  switch (event.type) {
    case 'order.priced':
      return chargesFromOrder(event.data)
    case 'service_order.updated':
    case 'service_order.done':
      return chargesFromServiceOrder(event.data)
    case 'trip.completed':
      return chargesFromTrip(event.data)
    case 'booking.completed':
      return chargesFromBooking(event.data)
    case 'order.cancelled':
    case 'storefront.cash_collected':
    case 'storefront.sale_completed':
      return { charges: [], documentDiscount: null, review: null }
  }
}

/** Total of a storefront sale that is its own to record; zero for every other event. Minor units. */
export function saleValueOf(event: WorkEvent): bigint {
  return event.type === 'storefront.sale_completed' ? amountsOfSale(event.data).total : 0n
}
