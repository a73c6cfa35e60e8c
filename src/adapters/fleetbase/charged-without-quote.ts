import { z } from 'zod'
import type { OrderEntity, OrderItem, OrderPriced } from '../../domain/work/event.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { Amount, Currency, Decimal, Line, listOf, LongLine, mapOf, readAs } from './fields.ts'
import type { Order } from './records.ts'

/** The part of `order.priced` that says what is charged, and in which currency. */
export type Charged = Pick<
  OrderPriced,
  'quote' | 'entities' | 'items' | 'total' | 'deliveryFee' | 'serviceFee'
> & {
  readonly currency: string
}

const Entities = listOf(
  z.looseObject({
    name: Line,
    description: LongLine,
    price: Amount,
    currency: Currency,
    qty: Decimal,
    meta: mapOf(z.looseObject({ quantity: Decimal, qty: Decimal, price: Amount })),
  }),
)
type Entity = z.output<typeof Entities>[number]

const PricedMeta = z.looseObject({
  items: listOf(
    z.looseObject({
      name: Line,
      description: LongLine,
      price: Amount,
      unit_price: Amount,
      quantity: Decimal,
      qty: Decimal,
      tax_rate: Decimal,
      tax_amount: Amount,
    }),
  ),
  total: Amount,
  delivery_fee: Amount,
  service_fee: Amount,
  currency: Currency,
})
type PricedMeta = z.output<typeof PricedMeta>

/**
 * What an order without a quote charges: its payload's entities, else the items a client wrote into its meta, else the
 * total written there (rule 3). A total that contradicts the order's transaction is refused: anybody who may write
 * meta could otherwise set the price.
 */
export function chargedWithoutQuote(order: Order): Charged | Refusal {
  const entities = readAs(Entities, order.payload['entities'], `Order ${order.id}`, '/payload/entities')
  if (isRefusal(entities)) return entities
  const meta = readAs(PricedMeta, order.meta, `Order ${order.id}`, '/meta')
  if (isRefusal(meta)) return meta
  const transaction = readAs(Amount, order.transaction_amount, `Order ${order.id}`, '/transaction_amount')
  if (isRefusal(transaction)) return transaction

  // Parcels that name no price say what is carried and nothing about what is owed.
  const priced = entities.some((entity) => (priceOf(entity) ?? '0') !== '0')
  // Fleetbase gives an order without a quote a transaction over 0: that says nothing.
  const booked = transaction === null || transaction === '0' ? null : transaction
  const currency = currencyOf(order, priced ? entities : [], meta, booked)
  if (isRefusal(currency)) return currency
  const fees = {
    ...(meta.delivery_fee === null ? {} : { deliveryFee: meta.delivery_fee }),
    ...(meta.service_fee === null ? {} : { serviceFee: meta.service_fee }),
  }
  if (priced) return { currency, entities: entities.map(entityOf), ...fees }
  if (meta.items.length > 0) return { currency, items: meta.items.map(itemOf), ...fees }
  if (booked !== null && meta.total !== null && booked !== meta.total) {
    return refuse(
      'total_contradicts_transaction',
      3,
      `Order ${order.id} names a total of ${meta.total}, but its transaction is over ${booked} (minor units of ${currency}).`,
      {
        pointer: '/meta/total',
        remedy: 'Correct the order in Fleetbase; it is read again when it changes.',
      },
    )
  }
  return { currency, total: meta.total ?? booked ?? '0' }
}

/** Every currency the order names must be the same one. */
function currencyOf(
  order: Order,
  entities: readonly Entity[],
  meta: PricedMeta,
  booked: string | null,
): string | Refusal {
  const named = [
    ...entities.map((entity) => entity.currency),
    meta.currency,
    booked === null ? null : order.currency,
  ]
  const currencies = [...new Set(named.filter((currency) => currency !== null))]
  if (currencies.length > 1) {
    return refuse(
      'currencies_contradict',
      12,
      `Order ${order.id} names several currencies: ${currencies.join(', ')}.`,
    )
  }
  return (
    currencies[0] ??
    order.currency ??
    order.purchase_rate?.currency ??
    refuse('currency_missing', 12, `Order ${order.id} names no currency.`, { pointer: '/currency' })
  )
}

const priceOf = (entity: Entity): string | null => entity.price ?? entity.meta.price

/** An entity has no quantity of its own; checkouts and clients write it into its meta. */
function entityOf(entity: Entity): OrderEntity {
  const quantity = entity.meta.quantity ?? entity.meta.qty ?? entity.qty
  return {
    ...describing(entity),
    price: priceOf(entity) ?? '0',
    ...(quantity === null ? {} : { quantity }),
  }
}

function itemOf(item: PricedMeta['items'][number]): OrderItem {
  const quantity = item.quantity ?? item.qty
  return {
    ...describing(item),
    unitPrice: item.price ?? item.unit_price ?? '0',
    ...(quantity === null ? {} : { quantity }),
    ...(item.tax_rate === null ? {} : { taxRate: item.tax_rate }),
    ...(item.tax_amount === null ? {} : { taxAmount: item.tax_amount }),
  }
}

function describing(thing: { name: string | null; description: string | null }): {
  name?: string
  description?: string
} {
  return {
    ...(thing.name === null ? {} : { name: thing.name }),
    ...(thing.description === null ? {} : { description: thing.description }),
  }
}
