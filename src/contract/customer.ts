import { orNull } from './or-null.ts'
import { CountQuery, countedPageOf, PageQuery } from './page.ts'
import { Address } from './party.ts'
import { Currency, Id, Minor, Moment } from './scalars.ts'
import { Email, Name, ShortText, Text } from './text.ts'
import { z } from './z.ts'

/** Who is billed, as known now. */
const CustomerRow = z
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
    version: z.number().int().openapi({ example: 1 }),
    createdAt: Moment,
  })
  .openapi('CustomerRow')

/** A customer with what they owe and what is theirs, for each currency; minor units. */
export const Customer = CustomerRow.extend({
  balances: z.array(
    z.object({
      currency: z.string().openapi({ example: 'USD' }),
      receivable: Minor.openapi({ description: 'minor units they owe' }),
      overdue: Minor.openapi({ description: 'minor units of that past due', example: 0 }),
      credit: Minor.openapi({ description: 'minor units kept for them', example: 0 }),
      openDocuments: z.number().int().openapi({
        description: 'Documents something is owed on, drafts too where they are booked',
        example: 1,
      }),
    }),
  ),
}).openapi('Customer')
export type Customer = z.infer<typeof Customer>

export const CustomerPage = countedPageOf(Customer, 'CustomerPage')
export type CustomerPage = z.infer<typeof CustomerPage>

/** What a person changes of a customer. What is not named stays; null takes it away. */
export const CustomerChanges = z
  .strictObject({
    name: Name.optional(),
    company: Name.nullish().openapi({ example: null }),
    email: Email.nullish(),
    phone: ShortText.nullish().openapi({ example: '+1 973 555 0142' }),
    taxId: ShortText.nullish().openapi({ example: 'US-99-1234567' }),
    address: orNull(Address).optional(),
    terms: ShortText.nullish().openapi({
      description: 'Payment terms of their own; null for those of the organization',
      example: 'net 14',
    }),
    reason: Text.nullish().openapi({ example: 'They moved.' }),
  })
  .openapi('CustomerChanges')
export type CustomerChanges = z.input<typeof CustomerChanges>

/** Which customers are meant; every filter narrows. */
export const CustomerFilterQuery = z.strictObject({
  q: ShortText.optional().openapi({
    description: 'Part of a name, company or e-mail address',
    example: 'harbor',
  }),
  source: ShortText.min(1)
    .optional()
    .openapi({ description: 'The system that names them', example: 'dispatch' }),
  standing: z.enum(['owing', 'overdue', 'credit']).optional().openapi({
    description: 'Only who owes something, owes something past due, or has credit',
    example: 'overdue',
  }),
  currency: Currency.optional().openapi({
    description:
      'Only who owes or has credit in this currency; what `standing` and `sort` look at. Sorted by the organization’s own where nothing is said',
  }),
  portal: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'Whether somebody gets into the portal for them', example: 'true' }),
  sort: z
    .enum(['name', '-name', 'owed', '-owed', 'overdue', '-overdue', 'created', '-created'])
    .default('name')
    .openapi({ description: 'With a minus: the greatest first', example: '-owed' }),
})

/** Which customers to list. */
export const CustomerQuery = CustomerFilterQuery.extend({ ...CountQuery, ...PageQuery })
export type CustomerQuery = z.input<typeof CustomerQuery>
