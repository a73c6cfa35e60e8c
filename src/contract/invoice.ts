import { SaidInOrder } from './said.ts'
import { CreditGiven } from './crediting.ts'
import { orNull } from './or-null.ts'
import { DocumentDiscount } from './discount.ts'
import { InvoiceLine, InvoicePayment, InvoiceWork, RelatedDocument, TaxGroup } from './invoice-parts.ts'
import { Instalment, InstalmentAsked } from './instalments.ts'
import { countedPageOf } from './page.ts'
import { Party, Seller } from './party.ts'
import { CalendarDate, Id, Minor, Moment } from './scalars.ts'
import { Action, Word } from './word.ts'
import { z } from './z.ts'

export const InvoiceKind = z
  .enum(['invoice', 'supplement', 'credit_note', 'deposit'])
  .openapi({ example: 'invoice' })

/** A document in a list. */
export const InvoiceRow = z
  .object({
    id: Id,
    kind: InvoiceKind,
    number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
    word: Word,
    stage: z.enum(['draft', 'posted', 'void', 'cancelled']).openapi({ example: 'posted' }),
    customer: z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) }),
    currency: z.string().openapi({ example: 'USD' }),
    issuedOn: CalendarDate,
    dueOn: CalendarDate.openapi({ example: '2026-03-31' }),
    reference: z.string().nullable().openapi({ example: 'ORD-7702' }),
    total: Minor,
    balance: Minor.openapi({ description: 'minor units still owed' }),
    flagged: z
      .boolean()
      .openapi({ description: 'A person must look at it before it goes out', example: false }),
  })
  .openapi('InvoiceRow')
export type InvoiceRow = z.infer<typeof InvoiceRow>

export const InvoicePage = countedPageOf(InvoiceRow, 'InvoicePage')
export type InvoicePage = z.infer<typeof InvoicePage>

/** The five independent answers that every word is made of (rule 15). */
const Position = z.object({
  stage: z.enum(['draft', 'posted', 'void', 'cancelled']).openapi({ example: 'posted' }),
  delivery: z.enum(['none', 'sent', 'viewed']).openapi({ example: 'sent' }),
  settlement: z.enum(['unpaid', 'partial', 'paid', 'refunded', 'written_off']),
  due: z.enum(['not_due', 'overdue']),
  visibility: z.enum(['internal', 'published', 'archived']),
})

/** Something a person should look at. */
const Flag = z.object({
  code: z.enum(['review', 'superseded']),
  sentence: z.string().openapi({
    example: 'The items of the quote do not add up to its amount; an adjustment line makes the difference.',
  }),
  said: SaidInOrder.openapi({ description: 'The same by code', example: [] }),
})

const SELLER = {
  name: 'Northside Delivery',
  company: null,
  email: 'billing@northside.example',
  phone: null,
  taxId: null,
  address: { street: '1 Depot Road', city: 'Brooklyn', region: 'NY', postalCode: '11201', country: 'US' },
  logo: null,
}

const when = Moment.nullable().openapi({ example: null })

/** An invoice, a supplement or a credit note with everything that stands on it. Amounts are minor units of `currency`. */
export const Invoice = z
  .object({
    id: Id,
    kind: InvoiceKind,
    number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
    word: Word,
    position: Position,
    actions: z.array(Action),
    flags: z.array(Flag).openapi({ example: [] }),
    customerId: Id,
    seller: Seller.openapi({ example: SELLER }),
    buyer: Party,
    currency: z.string().openapi({ example: 'USD' }),
    issuedOn: CalendarDate,
    dueOn: CalendarDate.openapi({ example: '2026-03-31' }),
    terms: z.string().openapi({ example: 'net 30' }),
    termsInWords: z.string().openapi({ example: 'Due 30 days after the invoice date' }),
    reference: z.string().nullable().openapi({ example: 'ORD-7702' }),
    notes: z.string().nullable().openapi({ example: null }),
    taxRounding: z.enum(['document', 'line']),
    pricesIncludeTax: z.boolean().openapi({ example: false }),
    lines: z.array(InvoiceLine),
    documentDiscount: orNull(DocumentDiscount).openapi({ example: null }),
    taxGroups: z.array(TaxGroup),
    subtotal: Minor,
    discount: Minor.openapi({ description: 'minor units the document discount took off', example: 0 }),
    net: Minor,
    tax: Minor.openapi({ example: 0 }),
    total: Minor,
    paid: Minor.openapi({ example: 0 }),
    credited: Minor.openapi({ example: 0 }),
    refunded: Minor.openapi({ example: 0 }),
    writtenOff: Minor.openapi({ description: 'minor units given up as bad debt', example: 0 }),
    balance: Minor.openapi({ description: 'minor units still owed' }),
    instalments: z.array(Instalment).openapi({
      description:
        'How what was open is split, in the order in which it is settled; `dueOn` is the oldest that is open',
      example: [],
    }),
    instalmentsAsked: z.array(InstalmentAsked).openapi({
      description:
        'Of a draft: what its instalments are worked out from whenever it comes to something else; they are none while these do not fit',
      example: [],
    }),
    agreedDueOn: CalendarDate.openapi({
      description: 'When it is due without its instalments; on a draft the day to edit',
      example: '2026-03-31',
    }),
    instalmentsChosenOn: CalendarDate.nullable().openapi({
      description: 'When the client chose instalments in the portal; staff may have changed them since',
      example: null,
    }),
    work: z.array(InvoiceWork),
    payments: z.array(InvoicePayment).openapi({ example: [] }),
    related: z.array(RelatedDocument).openapi({ example: [] }),
    originalId: Id.nullable().openapi({ description: 'The document it corrects', example: null }),
    credit: orNull(CreditGiven).openapi({
      description: 'What was asked of a credit note that a person made',
      example: null,
    }),
    eventId: Id.nullable().openapi({ description: 'The work event that made it; null for one made by hand' }),
    sentAt: when.openapi({ example: '2026-03-01T12:00:00.000Z' }),
    viewedAt: when,
    postedAt: when.openapi({ example: '2026-03-01T12:00:00.000Z' }),
    publishedAt: when,
    archivedAt: when,
    endedAt: when,
    endReason: z.string().nullable().openapi({ example: null }),
    supersededBy: Id.nullable().openapi({ example: null }),
    version: z.number().int().openapi({ description: 'Goes up with every change', example: 1 }),
    createdAt: Moment,
    createdBy: z.string().openapi({ example: 'key Dispatch' }),
  })
  .openapi('Invoice')
export type Invoice = z.infer<typeof Invoice>
