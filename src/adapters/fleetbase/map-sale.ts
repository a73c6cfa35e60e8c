import { z } from 'zod'
import type { StorefrontSale, WorkEvent } from '../../domain/work/event.ts'
import { isCurrency } from '../../kernel/currency.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { Amount, Anything, Currency, Flag, Line, mapOf, readAs, Tip } from './fields.ts'
import { customerOf } from './map-customer.ts'
import { orderRef, reachedAt } from './order-status.ts'
import type { Order } from './records.ts'
import { contradictionOf } from './sale-contradiction.ts'

/** What a checkout writes onto its order. A client can add to it and overwrite it, so it is checked against the rest. */
const CheckoutMeta = z.looseObject({
  storefront: Anything,
  subtotal: Amount,
  delivery_fee: Amount,
  tip: Tip,
  delivery_tip: Tip,
  total: Amount,
  currency: Currency,
  gateway: Line,
  is_pickup: Flag,
  is_master_order: Flag,
  master_order_id: Line,
  related_orders: Anything,
})

const Booked = mapOf(z.looseObject({ amount: Amount, currency: Currency }))

const Evidence = z.looseObject({
  transaction_amount: Amount,
  transaction: Booked,
  payload: mapOf(z.looseObject({ cod_amount: Amount })),
})

/**
 * A completed storefront checkout as a work event (rule 6). Cash on delivery is told as such. The master of a
 * multi-store checkout names its stores' orders, whose subtotals are theirs to record. Refused when the order's meta
 * contradicts its transaction, its cash on delivery, its goods, or itself.
 */
export function saleCompleted(
  order: Order,
  told: { source: string; at: string },
): Extract<WorkEvent, { type: 'storefront.sale_completed' }> | Refusal {
  const what = `Storefront order ${order.internal_id ?? order.id}`
  const meta = readAs(CheckoutMeta, order.meta, what, '/meta')
  if (isRefusal(meta)) return meta
  const evidence = readAs(Evidence, order, what)
  if (isRefusal(evidence)) return evidence
  const customer = customerOf(order.customer)
  if (isRefusal(customer)) return customer

  const { subtotal, total } = meta
  const currency = meta.currency ?? order.currency
  const missing =
    total === null ? 'total' : subtotal === null ? 'subtotal' : currency === null ? 'currency' : null
  if (total === null || subtotal === null || currency === null) {
    return refuse('checkout_incomplete', 6, `${what} names no ${missing}.`, { pointer: `/meta/${missing}` })
  }
  if (!isCurrency(currency)) {
    return refuse('currency_unknown', 12, `${what} is in ${currency}, which is not a currency of ISO 4217.`, {
      pointer: '/meta/currency',
    })
  }
  const stores = Array.isArray(meta.related_orders)
    ? meta.related_orders.filter((id) => typeof id === 'string')
    : []
  if (meta.is_master_order && stores.length === 0) {
    return refuse(
      'stores_missing',
      6,
      `${what} is the master of a checkout at several stores but names none of their orders.`,
      {
        pointer: '/meta/related_orders',
        remedy: 'Record it by hand: its stores may have recorded a part of it.',
      },
    )
  }
  const deliveryTip = meta.is_pickup ? null : meta.delivery_tip
  const deliveryFee = meta.is_pickup ? null : meta.delivery_fee
  const cod = evidence.payload.cod_amount
  const onDelivery =
    (cod !== null && cod !== '0') || (order.payload.payment_method ?? meta.gateway) === 'cash'
  const data: StorefrontSale = {
    order: orderRef(order),
    currency,
    subtotal,
    total,
    ...(customer === null ? {} : { customer }),
    ...some('store', storeOf(meta.storefront)),
    ...some('tip', meta.tip),
    ...some('deliveryTip', deliveryTip),
    ...some('deliveryFee', deliveryFee),
    payment: onDelivery ? 'cash_on_delivery' : 'paid',
    ...(meta.is_master_order ? { storeOrders: stores } : {}),
  }
  const contradiction = contradictionOf(what, order, data, {
    cod,
    booked: evidence.transaction.amount ?? evidence.transaction_amount,
    bookedCurrency: evidence.transaction.currency ?? order.currency,
    isChild: meta.master_order_id !== null && !meta.is_master_order,
  })
  if (contradiction) return contradiction
  return {
    source: told.source,
    id: `order:${order.id}:completed`,
    type: 'storefront.sale_completed',
    occurredAt: reachedAt(order, 'completed') ?? told.at,
    data,
  }
}

/** A store is its name, or a map with its name. */
function storeOf(given: unknown): string | null {
  const name = typeof given === 'object' && given !== null && 'name' in given ? given.name : given
  return Line.parse(name)
}

function some<K extends string>(key: K, value: string | null): { [key in K]?: string } {
  return value === null ? {} : ({ [key]: value } as { [key in K]: string })
}
