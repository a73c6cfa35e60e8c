import { say } from '../sentence/say.ts'
import { exponentOf } from '../../kernel/currency.ts'
import { amountOf, decimal, divideRounded, HUNDRED_PERCENT, type Decimal } from '../../kernel/decimal.ts'
import { decimalOf, minorOf, priceOfMinor } from './amounts.ts'
import { inJurisdiction } from '../invoice/tax-terms.ts'
import type { Charge, Charges, LineKind } from './charge.ts'
import type { OrderItem, OrderPriced } from './event.ts'
import { taxOfPlace } from './told-tax.ts'

const ONE = decimal('1')

/**
 * What a priced order charges, in rule 3's order: quote items → one line at the quote's amount → the order's entities →
 * its own items → its total. The first source that has anything wins; sources are never mixed.
 */
export function chargesFromOrder(order: OrderPriced): Charges {
  const line = (kind: LineKind, description: string, amount: bigint, quantity: Decimal = ONE): Charge => ({
    kind,
    description,
    quantity,
    unit: null,
    unitPrice: priceOfMinor(amount, order.currency),
    discount: null,
    tax: order.tax ? taxOfPlace(order.tax) : null,
    workId: null,
  })
  if (order.quote && order.quote.items && order.quote.items.length > 0)
    return fromQuoteItems(order, order.quote, line)
  if (order.quote) return plain([line('delivery', summaryOf(order), minorOf(order.quote.amount))])
  const fees = feesOf(order, line)
  if (order.entities && order.entities.length > 0) {
    return plain([
      ...order.entities.map((entity) =>
        line('item', named(entity, 'Item from order'), minorOf(entity.price), quantityOf(entity.quantity)),
      ),
      ...fees,
    ])
  }
  if (order.items && order.items.length > 0) {
    return plain([
      ...order.items.map((item) =>
        taxed(
          line('item', named(item, 'Item from order'), minorOf(item.unitPrice), quantityOf(item.quantity)),
          item,
          order.currency,
        ),
      ),
      ...fees,
    ])
  }
  // The order's total already holds its delivery and service fees.
  return plain([line('delivery', summaryOf(order), minorOf(order.total ?? 0))])
}

type Line = (kind: LineKind, description: string, amount: bigint, quantity?: Decimal) => Charge

function fromQuoteItems(order: OrderPriced, quote: NonNullable<OrderPriced['quote']>, line: Line): Charges {
  const items = quote.items ?? []
  const charges = items.map((item) =>
    line('delivery', text(item.description) ?? text(item.code) ?? 'Service charge', minorOf(item.amount)),
  )
  const missing = minorOf(quote.amount) - items.reduce((sum, item) => sum + minorOf(item.amount), 0n)
  if (missing === 0n) return plain(charges)
  return {
    charges: [...charges, line('adjustment', 'Adjustment to the quoted amount', missing)],
    documentDiscount: null,
    review: [say('quote_does_not_add_up', { reference: order.order.reference ?? order.order.id })],
  }
}

function feesOf(order: OrderPriced, line: Line): Charge[] {
  const fee = (amount: OrderPriced['deliveryFee'], name: string): Charge[] =>
    amount !== undefined && minorOf(amount) > 0n ? [line('fee', name, minorOf(amount))] : []
  return [...fee(order.deliveryFee, 'Delivery fee'), ...fee(order.serviceFee, 'Service fee')]
}

function taxed(charge: Charge, item: OrderItem, currency: string): Charge {
  const place = inJurisdiction(item.taxJurisdiction ?? charge.tax?.jurisdiction)
  if (item.taxRate !== undefined && item.taxRate !== null) {
    return { ...charge, tax: { category: null, rate: decimalOf(item.taxRate), ...place } }
  }
  if (item.taxAmount === undefined || item.taxAmount === null) return charge
  const rate = rateOf(minorOf(item.taxAmount), charge, currency)
  return { ...charge, tax: { category: null, rate, ...place } }
}

/** The rate that gives this tax on this line, to eight places. */
function rateOf(tax: bigint, charge: Charge, currency: string): Decimal {
  const base = amountOf(charge.quantity, charge.unitPrice, exponentOf(currency))
  if (base === 0n) return decimal('0')
  const scaled = tax * HUNDRED_PERCENT
  return (base < 0n ? divideRounded(-scaled, -base) : divideRounded(scaled, base)) as Decimal
}

/** A missing or zero quantity means one piece: the thing was carried. */
function quantityOf(quantity: OrderItem['quantity']): Decimal {
  if (quantity === undefined || quantity === null) return ONE
  const parsed = decimalOf(quantity)
  return parsed === decimal('0') ? ONE : parsed
}

function named(
  thing: { name?: string | null | undefined; description?: string | null | undefined },
  otherwise: string,
): string {
  return text(thing.name) ?? text(thing.description) ?? otherwise
}

const summaryOf = (order: OrderPriced): string =>
  `Delivery service — Order ${order.order.reference ?? order.order.id}`

const text = (value: string | null | undefined): string | null =>
  value && value.trim() !== '' ? value.trim() : null

const plain = (charges: readonly Charge[]): Charges => ({ charges, documentDiscount: null, review: null })
