import { NonNegativeAmount } from '../amounts.ts'
import { DiscountPercent, Quantity, TaxRate, UnitPrice } from '../decimals.ts'
import { Address, CustomerRef } from '../party.ts'
import { Currency } from '../scalars.ts'
import { ExternalId, Name, SomeText } from '../text.ts'
import { z } from '../z.ts'
import { eventOf, hasItsRate, MOST_LINES, NEEDS_RATE, TaxJurisdiction, TaxOfPlace } from './envelope.ts'

const BookedItem = z
  .strictObject({
    description: SomeText,
    quantity: Quantity.optional(),
    unitPrice: UnitPrice.openapi({ description: 'Major units; negative for a reduction', example: '120.00' }),
    taxRate: TaxRate.optional(),
    taxJurisdiction: TaxJurisdiction.optional(),
  })
  .refine(hasItsRate, NEEDS_RATE)

/** A home-services booking the crew checked out of: it makes the invoice at once. */
export const BookingCompleted = eventOf(
  'booking.completed',
  z.strictObject({
    currency: Currency,
    customer: CustomerRef,
    booking: z.strictObject({ id: ExternalId, reference: Name.optional(), title: Name.optional() }),
    serviceAddress: Address,
    products: z.array(BookedItem).max(MOST_LINES),
    extras: z.array(BookedItem).max(MOST_LINES).optional(),
    adjustments: z
      .array(BookedItem.safeExtend({ reason: z.enum(['additional_work', 'reduced_scope', 'goodwill']) }))
      .max(MOST_LINES)
      .optional(),
    discount: z
      .union([
        z.strictObject({ percent: DiscountPercent, cap: NonNegativeAmount.optional() }),
        z.strictObject({ amount: NonNegativeAmount }),
      ])
      .optional(),
    tax: TaxOfPlace.optional(),
  }),
).openapi('BookingCompletedEvent')
