import { NonNegativeAmount } from '../amounts.ts'
import { NonNegativePrice, Quantity, TaxRate, UnitPrice } from '../decimals.ts'
import { CustomerRef } from '../party.ts'
import { Currency } from '../scalars.ts'
import { ExternalId, Name, ShortText, SomeText } from '../text.ts'
import { z } from '../z.ts'
import { eventOf, hasItsRate, MOST_LINES, NEEDS_RATE, TaxJurisdiction } from './envelope.ts'

const Labor = z
  .strictObject({
    description: SomeText,
    hours: Quantity,
    rate: NonNegativePrice.openapi({ description: 'Major units an hour', example: '85.00' }),
    taxRate: TaxRate.optional(),
    taxJurisdiction: TaxJurisdiction.optional(),
  })
  .refine(hasItsRate, NEEDS_RATE)

const Part = z
  .strictObject({
    description: SomeText,
    code: ShortText.optional(),
    quantity: Quantity,
    price: UnitPrice,
    taxRate: TaxRate.optional(),
    taxJurisdiction: TaxJurisdiction.optional(),
  })
  .refine(hasItsRate, NEEDS_RATE)

const ServiceOrderTold = z.strictObject({
  currency: Currency,
  customer: CustomerRef,
  serviceOrder: z.strictObject({ id: ExternalId, reference: Name.optional(), title: Name.optional() }),
  stage: z.enum(['planned', 'in_progress', 'done']).optional(),
  labor: z.array(Labor).max(MOST_LINES),
  parts: z.array(Part).max(MOST_LINES),
  quotationAmount: NonNegativeAmount.optional(),
  orderAmount: NonNegativeAmount.optional(),
})

/** A service order as it stands, before it is done. */
export const ServiceOrderUpdated = eventOf('service_order.updated', ServiceOrderTold).openapi(
  'ServiceOrderUpdatedEvent',
)

/** A service order that is Done: it may be invoiced now (rule 7). */
export const ServiceOrderDone = eventOf('service_order.done', ServiceOrderTold).openapi(
  'ServiceOrderDoneEvent',
)
