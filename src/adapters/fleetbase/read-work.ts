import type { WorkEvent } from '../../domain/work/event.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { FleetbaseAccess, FleetbaseReader, Reading, Told } from '../../operations/fleetbase/ports.ts'
import type { FleetbaseApi } from './api.ts'
import { readAs } from './fields.ts'
import { orderCancelled, orderDeleted } from './map-cancellation.ts'
import { orderPriced } from './map-order.ts'
import { saleCompleted } from './map-sale.ts'
import { isCancelled, isCompleted, isStorefront } from './order-status.ts'
import { Order, PurchaseRate, ServiceQuote } from './records.ts'
import { routeOf } from './route.ts'

/**
 * Reads the records behind a webhook again and says what they come to. The webhook decides only which order is read:
 * whether the order is priced, sold or cancelled is what the order says now.
 */
export function fleetbaseReader(api: FleetbaseApi): FleetbaseReader {
  return {
    async read(access, told) {
      const route = routeOf(told.event)
      if (route.about === 'nothing') return { read: 'nothing', reason: route.reason }
      if (route.about !== 'rate') return readOrder(api, access, told, told.recordId)
      const rate = await rateOf(api, access, told.recordId)
      if (rate === null)
        return tooEarly(`Fleetbase does not list purchase rate ${told.recordId} (yet).`, 'failed')
      if (isRefusal(rate)) return refused(rate)
      // A rate is made before it is attached to its order, and detached when the order is priced again.
      if (!rate.order) return tooEarly(`Purchase rate ${rate.id} belongs to no order (yet, or any more).`)
      return readOrder(api, access, told, rate.order)
    },
  }
}

async function readOrder(
  api: FleetbaseApi,
  access: FleetbaseAccess,
  told: Told,
  orderId: string,
): Promise<Reading> {
  const json = await api.order(access, orderId)
  const isDeletion = told.event === 'order.deleted'
  if (json === null) {
    if (isDeletion) return { read: 'event', event: orderDeleted(orderId, told), asOf: null }
    // A key of another environment sees no order at all: only what says "deleted" itself may cancel.
    return tooEarly(`Fleetbase shows no order ${orderId} to this API key (yet).`)
  }
  const order = readAs(Order, json, `Order ${orderId}`)
  if (isRefusal(order)) return refused(order)
  // Fleetbase finds orders by their internal id too.
  if (order.id !== orderId)
    return nothing(`Fleetbase answered with order ${order.id} when asked for ${orderId}.`)
  if (isDeletion) return tooEarly(`Order ${orderId} was told as deleted, but Fleetbase still shows it.`)
  const name = order.internal_id ?? order.id
  if (isCancelled(order)) return eventOf(orderCancelled(order, told), order)
  if (isStorefront(order)) {
    if (isCompleted(order, told.event)) return eventOf(saleCompleted(order, told), order)
    return nothing(
      `Order ${name} is a storefront order: it makes no invoice, and its sale is told once it is completed.`,
    )
  }
  if (!order.purchase_rate) {
    return told.event === 'purchase_rate.created'
      ? tooEarly(`Order ${name} does not show its purchase rate (yet).`, 'failed')
      : nothing(`Order ${name} has no price yet.`)
  }
  return readPrice(api, access, told, order, order.purchase_rate)
}

async function readPrice(
  api: FleetbaseApi,
  access: FleetbaseAccess,
  told: Told,
  order: Order,
  shown: PurchaseRate,
): Promise<Reading> {
  const rate = showsItsQuote(shown) ? shown : await rateOf(api, access, shown.id)
  if (rate === null) return tooEarly(`Fleetbase does not list purchase rate ${shown.id} (yet).`, 'failed')
  if (isRefusal(rate)) return refused(rate)
  if (!showsItsQuote(rate)) {
    return refused(
      refuse(
        'quote_not_shown',
        3,
        `Fleetbase shows purchase rate ${rate.id} without saying whether it has a quote.`,
        {
          remedy: 'Let this API key read service quotes; the order is read again with its next webhook.',
        },
      ),
    )
  }
  const quote = rate.service_quote ? await quoteOf(api, access, rate.service_quote, rate) : null
  if (isRefusal(quote)) return refused(quote)
  return eventOf(
    orderPriced(order, rate, quote, {
      source: told.source,
      at: rate.created_at ?? shown.created_at ?? told.at,
    }),
    order,
  )
}

/** Where a rate's quote was not looked up, its amount reads 0; where it was and there is none, the amount is null. */
const showsItsQuote = (rate: PurchaseRate): boolean => Boolean(rate.service_quote) || rate.amount === null

async function rateOf(
  api: FleetbaseApi,
  access: FleetbaseAccess,
  id: string,
): Promise<PurchaseRate | null | Refusal> {
  const json = await api.purchaseRate(access, id)
  return json === null ? null : readAs(PurchaseRate, json, `Purchase rate ${id}`)
}

/** A quote that is gone is still worth what its rate shows; then it has no items. */
async function quoteOf(
  api: FleetbaseApi,
  access: FleetbaseAccess,
  id: string,
  rate: PurchaseRate,
): Promise<ServiceQuote | Refusal> {
  const json = await api.serviceQuote(access, id)
  return json === null
    ? { id, amount: rate.amount, currency: rate.currency, items: [] }
    : readAs(ServiceQuote, json, `Quote ${id}`)
}

const nothing = (reason: string): Reading => ({ read: 'nothing', reason })
const tooEarly = (reason: string, otherwise: 'ignored' | 'failed' = 'ignored'): Reading => ({
  read: 'too_early',
  reason,
  otherwise,
})
const refused = (refusal: Refusal): Reading => ({ read: 'refused', refusal })
const eventOf = (event: WorkEvent | Refusal, order: Order): Reading =>
  isRefusal(event) ? refused(event) : { read: 'event', event, asOf: order.updated_at }
