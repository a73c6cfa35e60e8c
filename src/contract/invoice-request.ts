import { orNull } from './or-null.ts'
import { Quantity, TaxRate, UnitPrice } from './decimals.ts'
import { DocumentDiscountInput, LineDiscountInput } from './discount.ts'
import { hasItsRate, MOST_LINES, NEEDS_RATE, TaxCategory, TaxJurisdiction } from './events/envelope.ts'
import { AccountCode } from './journal.ts'
import { LineKind } from './invoice-parts.ts'
import { MailLanguage } from './mail.ts'
import { amountBound, flag } from './filters.ts'
import { CountQuery, PageQuery } from './page.ts'
import { NamedCustomer } from './party.ts'
import { CalendarDate, Currency, Id } from './scalars.ts'
import { Email, Name, ShortText, SomeText, Text } from './text.ts'
import { WorkKind } from './work-kind.ts'
import { z } from './z.ts'

/** A line as it is asked for. Without a tax rate it gets the organization's default. */
export const LineInput = z
  .strictObject({
    kind: LineKind.default('service'),
    description: SomeText,
    quantity: Quantity,
    unit: ShortText.nullish().openapi({ example: 'hour' }),
    unitPrice: UnitPrice,
    discount: LineDiscountInput.nullish(),
    taxCategory: TaxCategory.nullish(),
    taxRate: TaxRate.nullish(),
    taxJurisdiction: TaxJurisdiction.nullish().openapi({
      description: "Whose tax it is; the organization's default where nothing is said, none with null",
    }),
    workId: Id.nullish(),
    account: AccountCode.nullish().openapi({
      description:
        "The revenue account it earns on: null for the organization's Revenue; what lines of its kind earn on where nothing is said",
      example: '4100',
    }),
  })
  .refine((line) => line.taxRate != null || line.taxCategory == null, {
    path: ['taxRate'],
    error: 'A tax category needs its rate.',
    params: { code: 'tax_rate_missing', rule: 13 },
  })
  .refine(hasItsRate, NEEDS_RATE)
  .openapi('LineInput')
export type LineInput = z.input<typeof LineInput>

const Terms = ShortText.openapi({
  description: 'receipt, net 30, eom, 45 days eom, day 15 +1, 2 months …',
  example: 'net 30',
})

/** A document made by a person: blank, or over finished work. With `works` and no `lines`, the lines are what the works charge. */
export const InvoiceNew = z
  .strictObject({
    customerId: Id.nullish(),
    customer: NamedCustomer.nullish(),
    works: z.array(Id).max(100).default([]),
    lines: z.array(LineInput).max(MOST_LINES).nullish(),
    currency: Currency.nullish(),
    issuedOn: CalendarDate.nullish(),
    dueOn: CalendarDate.nullish().openapi({ example: '2026-03-31' }),
    terms: Terms.nullish(),
    reference: Name.nullish().openapi({ example: 'PO 4411' }),
    notes: Text.nullish(),
    documentDiscount: DocumentDiscountInput.nullish(),
    saveAsDraft: z
      .boolean()
      .default(false)
      .openapi({ description: 'Keep it a draft where it would be final at once', example: false }),
    billAgain: z
      .boolean()
      .default(false)
      .openapi({ description: 'Bill work that is on a final document already', example: false }),
  })
  .refine((it) => it.customerId == null || it.customer == null, {
    path: ['customer'],
    error: 'Name the customer by id or in full, not both.',
    params: { code: 'customer_named_twice' },
  })
  .openapi('InvoiceNew')
export type InvoiceNew = z.input<typeof InvoiceNew>

/** Changes to a draft: what is not named stays as it is; null empties what can be empty. */
export const InvoiceChanges = z
  .strictObject({
    customerId: Id.optional(),
    lines: z.array(LineInput).min(1).max(MOST_LINES).optional(),
    documentDiscount: orNull(DocumentDiscountInput).optional(),
    issuedOn: CalendarDate.optional(),
    dueOn: CalendarDate.optional().openapi({ example: '2026-03-31' }),
    terms: Terms.optional(),
    reference: Name.nullable().optional().openapi({ example: 'PO 4411' }),
    notes: Text.nullable().optional(),
    reviewed: z
      .boolean()
      .optional()
      .openapi({ description: 'A person looked at what was flagged', example: true }),
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), {
    error: 'There is no change in it.',
    params: { code: 'nothing_to_change' },
  })
  .openapi('InvoiceChanges')
export type InvoiceChanges = z.input<typeof InvoiceChanges>

/** Why a document is ended. */
export const Reason = z
  .strictObject({
    reason: SomeText.nullish().openapi({ example: 'Billed to the wrong customer.' }),
  })
  .openapi('Reason')
export type Reason = z.infer<typeof Reason>

/** A mail to go out with an act; without an address it goes to the customer's. */
export const InvoiceMail = z
  .strictObject({
    to: Email.nullish(),
    message: Text.nullish().openapi({ example: 'Thank you for your order.' }),
    language: MailLanguage.optional(),
  })
  .openapi('InvoiceMail')
export type InvoiceMail = z.infer<typeof InvoiceMail>

/** Why, and the mail that goes out with it. */
export const ReasonAndMail = z
  .strictObject({ ...Reason.shape, mail: InvoiceMail.nullish() })
  .openapi('ReasonAndMail')
export type ReasonAndMail = z.infer<typeof ReasonAndMail>

/** Which documents are meant; every filter narrows. */
export const InvoiceFilterQuery = z.strictObject({
  word: z
    .string()
    .max(60)
    .optional()
    .openapi({ description: 'As GET /v1/invoices/counts lists them', example: 'overdue' }),
  overdue: flag.openapi({ description: 'true: only what is past due with something owed', example: 'true' }),
  flagged: flag.openapi({ description: 'true: only what a person must look at', example: 'true' }),
  kind: z.enum(['invoice', 'supplement', 'credit_note', 'deposit']).optional(),
  workKind: WorkKind.optional().openapi({ description: 'Only what bills work of this kind' }),
  customer: Id.optional(),
  work: Id.optional(),
  currency: Currency.optional(),
  number: ShortText.optional().openapi({ example: 'INV-2026-00001' }),
  q: ShortText.optional().openapi({
    description:
      'A number from its beginning or its counter, a reference from its beginning or end, or part of a customer’s name',
    example: 'harbor',
  }),
  issuedFrom: CalendarDate.optional(),
  issuedTo: CalendarDate.optional(),
  dueFrom: CalendarDate.optional(),
  dueTo: CalendarDate.optional(),
  totalFrom: amountBound,
  totalTo: amountBound,
  sort: z
    .enum(['issued', '-issued', 'due', '-due', 'number', '-number', 'total', '-total', 'open', '-open'])
    .default('-issued')
    .openapi({ description: 'With a minus: the greatest first', example: '-issued' }),
})

/** Which documents to list. */
export const InvoiceQuery = InvoiceFilterQuery.extend({ ...CountQuery, ...PageQuery })
export type InvoiceQuery = z.input<typeof InvoiceQuery>

/** What is answered along with an invoice, to save asking for it. */
export const InvoiceReadQuery = z.strictObject({
  expand: z
    .string()
    .regex(/^(?:entries|history|customer)(?:,(?:entries|history|customer))*$/, {
      error: 'Names of entries, history, customer, with commas between them.',
    })
    .optional()
    .openapi({
      description: 'entries, history, customer: answered along with it in `expanded`',
      example: 'entries',
    }),
})
