import { orNull } from './or-null.ts'
import { PageQuery, pageOf } from './page.ts'
import { Address } from './party.ts'
import { Id, Minor, Moment } from './scalars.ts'
import { ShortText } from './text.ts'
import { z } from './z.ts'

/** Who is billed, as known now. */
export const CustomerRow = z
  .object({
    id: Id,
    source: z.string().openapi({ example: 'dispatch' }),
    externalId: z.string().openapi({ example: 'cus_118' }),
    name: z.string().openapi({ example: 'Harbor Goods' }),
    company: z.string().nullable().openapi({ example: null }),
    email: z.string().nullable().openapi({ example: 'accounts@harborgoods.example' }),
    phone: z.string().nullable().openapi({ example: null }),
    taxId: z.string().nullable().openapi({ example: null }),
    address: orNull(Address),
    terms: z.string().nullable().openapi({ example: null }),
    version: z.number().int().openapi({ type: 'integer', example: 1 }),
    createdAt: Moment,
  })
  .openapi('CustomerRow')
export type CustomerRow = z.infer<typeof CustomerRow>

/** A customer with what they owe and what is theirs, for each currency; minor units. */
export const Customer = CustomerRow.extend({
  balances: z.array(
    z.object({
      currency: z.string().openapi({ example: 'USD' }),
      receivable: Minor.openapi({ description: 'minor units they owe' }),
      overdue: Minor.openapi({ description: 'minor units of that past due', example: 0 }),
      credit: Minor.openapi({ description: 'minor units kept for them', example: 0 }),
    }),
  ),
}).openapi('Customer')
export type Customer = z.infer<typeof Customer>

export const CustomerPage = pageOf(CustomerRow, 'CustomerPage')
export type CustomerPage = z.infer<typeof CustomerPage>

export const CustomerQuery = z.strictObject({
  q: ShortText.optional().openapi({
    description: 'Part of a name, company or e-mail address',
    example: 'harbor',
  }),
  ...PageQuery,
})
export type CustomerQuery = z.input<typeof CustomerQuery>
