import { Quantity, TaxRate, UnitPrice } from '../decimals.ts'
import { CustomerRef } from '../party.ts'
import { CalendarDate, Currency } from '../scalars.ts'
import { ExternalId, Name, SomeText } from '../text.ts'
import { z } from '../z.ts'
import { eventOf, hasItsRate, MOST_LINES, NEEDS_RATE, TaxJurisdiction } from './envelope.ts'

const Leg = z.strictObject({ from: Name, to: Name, departedOn: CalendarDate })

const EstimateLine = z
  .strictObject({
    kind: z.enum(['fuel', 'landing', 'handling', 'crew', 'catering', 'other']),
    description: SomeText.optional(),
    quantity: Quantity.optional(),
    price: UnitPrice,
    taxRate: TaxRate.optional(),
    taxJurisdiction: TaxJurisdiction.optional(),
  })
  .refine(hasItsRate, NEEDS_RATE)

/** A completed charter trip with its cost estimate (rule 8). */
export const TripCompleted = eventOf(
  'trip.completed',
  z.strictObject({
    currency: Currency,
    customer: CustomerRef,
    trip: z.strictObject({ id: ExternalId, reference: Name.optional() }),
    legs: z.array(Leg).max(100),
    estimate: z.array(EstimateLine).max(MOST_LINES),
  }),
).openapi('TripCompletedEvent')
