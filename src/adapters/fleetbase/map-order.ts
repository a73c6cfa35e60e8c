import type { WorkEvent } from '../../domain/work/event.ts'
import { isCurrency } from '../../kernel/currency.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { chargedWithoutQuote, type Charged } from './charged-without-quote.ts'
import { customerOf } from './map-customer.ts'
import { orderRef } from './order-status.ts'
import type { Order, PurchaseRate, ServiceQuote } from './records.ts'

/**
 * The price lock of an order as a work event (rules 2, 3): the quote with its items, else what the order itself lists.
 * Its id is the price lock's, so that every webhook about it tells the same event. Refused without a customer, without
 * a currency, or when the records contradict each other.
 */
export function orderPriced(
  order: Order,
  rate: PurchaseRate,
  quote: ServiceQuote | null,
  told: { source: string; at: string },
): Extract<WorkEvent, { type: 'order.priced' }> | Refusal {
  const customer = customerOf(order.customer)
  if (isRefusal(customer)) return customer
  const name = order.internal_id ?? order.id
  if (customer === null) {
    return refuse('customer_missing', 1, `Order ${name} is priced but has no customer to bill.`, {
      pointer: '/customer',
      remedy: 'Give the order a customer in Fleetbase; it is read again when it changes.',
    })
  }
  const charged = quote ? chargedByQuote(quote) : chargedWithoutQuote(order)
  if (isRefusal(charged)) return charged
  if (!isCurrency(charged.currency)) {
    return refuse(
      'currency_unknown',
      12,
      `Order ${name} is priced in ${charged.currency}, which is not a currency of ISO 4217.`,
    )
  }
  return {
    source: told.source,
    id: `purchase_rate:${rate.id}`,
    type: 'order.priced',
    occurredAt: told.at,
    data: { ...charged, customer, order: orderRef(order) },
  }
}

function chargedByQuote(quote: ServiceQuote): Charged | Refusal {
  const { currency, amount } = quote
  if (amount === null || currency === null) {
    return refuse(
      'quote_incomplete',
      3,
      `Quote ${quote.id} names no ${amount === null ? 'amount' : 'currency'}.`,
      {
        pointer: amount === null ? '/amount' : '/currency',
      },
    )
  }
  const other = quote.items.findIndex((item) => item.currency !== null && item.currency !== currency)
  if (other >= 0) {
    return refuse(
      'currencies_contradict',
      12,
      `Quote ${quote.id} is in ${currency}, but an item of it is in ${quote.items[other]!.currency}.`,
      {
        pointer: `/items/${other}/currency`,
      },
    )
  }
  const items = quote.items.map((item) => ({
    ...(item.details === null ? {} : { description: item.details }),
    ...(item.code === null ? {} : { code: item.code }),
    amount: item.amount ?? '0',
  }))
  return { currency, quote: { id: quote.id, amount, ...(items.length === 0 ? {} : { items }) } }
}
