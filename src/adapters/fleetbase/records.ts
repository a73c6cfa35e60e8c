import { z } from 'zod'
import { Amount, Anything, Currency, Instant, Line, listOf, LongLine, mapOf, PublicId } from './fields.ts'

// The records of Fleetbase's public API, as far as they are read here; everything else in them is let pass. Parts whose
// money matters only in some cases (entities, meta) stay unread until it does, so that they cannot stop the others.

const Place = z.looseObject({
  street1: Line,
  street2: Line,
  city: Line,
  province: Line,
  postal_code: Line,
  country: Line,
})

/** A contact or a vendor. */
export const Customer = z.looseObject({
  id: PublicId,
  name: Line,
  email: Line,
  phone: Line,
  place: Place.nullish().catch(null),
})
export type Customer = z.output<typeof Customer>

/**
 * A price lock. Read singly, its relations are null and its amount is 0: only what an order or the list with its
 * relations shows counts.
 */
export const PurchaseRate = z.looseObject({
  id: PublicId,
  service_quote: PublicId.nullish(),
  order: PublicId.nullish(),
  amount: Amount,
  currency: Currency,
  created_at: Instant,
})
export type PurchaseRate = z.output<typeof PurchaseRate>

/** An accepted quote. The amounts of its items are text. */
export const ServiceQuote = z.looseObject({
  id: PublicId,
  amount: Amount,
  currency: Currency,
  items: listOf(z.looseObject({ amount: Amount, currency: Currency, details: LongLine, code: Line })),
})
export type ServiceQuote = z.output<typeof ServiceQuote>

export const Order = z.looseObject({
  id: PublicId,
  internal_id: Line,
  type: Line,
  status: Line,
  customer: Anything,
  payload: mapOf(
    z.looseObject({
      entities: Anything,
      cod_amount: Anything,
      cod_currency: Currency,
      payment_method: Line,
    }),
  ),
  purchase_rate: PurchaseRate.nullish(),
  transaction_amount: Anything,
  currency: Currency,
  transaction: Anything,
  meta: mapOf(z.looseObject({})),
  tracking_statuses: listOf(z.looseObject({ code: Line, created_at: Instant })).catch([]),
  updated_at: Instant,
})
export type Order = z.output<typeof Order>
