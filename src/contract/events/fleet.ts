import { Amount, NonNegativeAmount } from '../amounts.ts'
import { Quantity, TaxRate } from '../decimals.ts'
import { CustomerRef } from '../party.ts'
import { Currency } from '../scalars.ts'
import { ExternalId, Name, ShortText, Text } from '../text.ts'
import { z } from '../z.ts'
import { eventOf, MOST_LINES, NEEDS_RATE, TaxJurisdiction, TaxOfPlace } from './envelope.ts'

const OrderRef = z.strictObject({ id: ExternalId, reference: Name.optional() })

const QuoteItem = z.strictObject({
  description: Text.nullish(),
  code: ShortText.nullish(),
  amount: Amount,
})

const OrderEntity = z.strictObject({
  name: ShortText.nullish(),
  description: Text.nullish(),
  price: NonNegativeAmount,
  quantity: Quantity.nullish(),
})

const OrderItem = z
  .strictObject({
    name: ShortText.nullish(),
    description: Text.nullish(),
    unitPrice: Amount,
    quantity: Quantity.nullish(),
    taxRate: TaxRate.nullish(),
    taxAmount: Amount.nullish(),
    taxJurisdiction: TaxJurisdiction.nullish(),
  })
  .refine(taxIsPlausible, {
    path: ['taxAmount'],
    error: 'This tax is more than ten times the price.',
    params: { code: 'tax_rate_out_of_range', rule: 13 },
  })
  .refine(
    ({ taxJurisdiction, taxRate, taxAmount }) => taxJurisdiction == null || (taxRate ?? taxAmount) != null,
    NEEDS_RATE,
  )

/** The tax given as an amount becomes a rate; one that no rate can hold is a typing mistake. */
function taxIsPlausible(item: {
  unitPrice: number | string
  quantity?: number | string | null | undefined
  taxAmount?: number | string | null | undefined
}): boolean {
  if (item.taxAmount === undefined || item.taxAmount === null) return true
  const base = Math.abs(Number(item.unitPrice)) * (Number(item.quantity ?? 1) || 1)
  return base === 0 || Math.abs(Number(item.taxAmount)) <= 10 * base
}

/** The price lock of a fleet order (rules 2, 3): it drafts an invoice. */
export const OrderPriced = eventOf(
  'order.priced',
  z.strictObject({
    currency: Currency,
    customer: CustomerRef,
    order: OrderRef.extend({ title: Name.optional() }),
    quote: z
      .strictObject({
        id: ExternalId.optional(),
        amount: NonNegativeAmount,
        items: z.array(QuoteItem).max(MOST_LINES).optional(),
      })
      .optional(),
    entities: z.array(OrderEntity).max(MOST_LINES).optional(),
    items: z.array(OrderItem).max(MOST_LINES).optional(),
    total: NonNegativeAmount.optional(),
    deliveryFee: NonNegativeAmount.optional(),
    serviceFee: NonNegativeAmount.optional(),
    tax: TaxOfPlace.optional(),
  }),
).openapi('OrderPricedEvent')

/** A cancelled order (rule 5). */
export const OrderCancelled = eventOf(
  'order.cancelled',
  z.strictObject({
    order: OrderRef,
    reason: Text.optional(),
  }),
).openapi('OrderCancelledEvent')

const SHARE = /^\d{1,3}(\.\d{1,4})?%$/
const NOT_A_TIP = 'This is neither an amount in minor units nor a share of at most 100% such as "10%".'
const isTip = (tip: number | string): boolean =>
  typeof tip === 'string' && tip.endsWith('%')
    ? SHARE.test(tip) && Number(tip.slice(0, -1)) <= 100
    : NonNegativeAmount.safeParse(tip).success

const Tip = z
  .union([z.number(), z.string()], NOT_A_TIP)
  .refine(isTip, { error: NOT_A_TIP, params: { code: 'not_an_amount', rule: 6 } })
  .openapi({ description: 'minor units, or a share of the subtotal such as "10%"', example: '10%' })

/** A point-of-sale checkout: booked at once, without an invoice (rule 6). */
export const StorefrontSale = eventOf(
  'storefront.sale_completed',
  z.strictObject({
    order: OrderRef,
    store: Name.optional(),
    currency: Currency,
    customer: CustomerRef.optional(),
    subtotal: NonNegativeAmount,
    tax: NonNegativeAmount.optional(),
    tip: Tip.optional(),
    deliveryTip: Tip.optional(),
    deliveryFee: NonNegativeAmount.optional(),
    total: NonNegativeAmount,
    payment: z.enum(['paid', 'cash_on_delivery']),
    storeOrders: z.array(ExternalId).max(1000).optional(),
  }),
).openapi('StorefrontSaleEvent')

/** The driver handed in the cash of a cash-on-delivery sale. */
export const CashCollected = eventOf(
  'storefront.cash_collected',
  z.strictObject({
    order: z.strictObject({ id: ExternalId }),
  }),
).openapi('CashCollectedEvent')
