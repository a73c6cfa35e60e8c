import { orNull } from './or-null.ts'
import { AccountCode } from './journal.ts'
import { LineDiscount } from './discount.ts'
import { CalendarDate, DecimalText, Id, Minor } from './scalars.ts'
import { Word } from './word.ts'
import { z } from './z.ts'

export const LINE_KINDS = [
  'service',
  'delivery',
  'item',
  'labor',
  'part',
  'fuel',
  'landing',
  'handling',
  'crew',
  'catering',
  'product',
  'extra',
  'adjustment',
  'fee',
  'other',
] as const

/** What a line is for. */
export const LineKind = z.enum(LINE_KINDS).openapi('LineKind', { example: 'delivery' })
export type LineKind = z.infer<typeof LineKind>

/** What a line of a document is for: what was charged, or what a deposit bills and what is deducted for it. */
const BilledKind = z.enum([...LINE_KINDS, 'deposit']).openapi('BilledKind', { example: 'delivery' })

/** Whose tax it is. */
export const Jurisdiction = z
  .string()
  .nullable()
  .openapi({ description: 'Whose tax it is; null where none is named', example: null })

/** A line as it stands on the document; amounts are minor units. `gross` is quantity × unit price, rounded once. */
export const InvoiceLine = z
  .object({
    kind: BilledKind,
    description: z.string().openapi({ example: 'Delivery service — Order ORD-7702' }),
    quantity: DecimalText.openapi({ example: '1' }),
    unit: z.string().nullable().openapi({ example: null }),
    unitPrice: DecimalText.openapi({ description: 'major units', example: '1200' }),
    discount: orNull(LineDiscount).openapi({ example: null }),
    taxCategory: z.string().openapi({ example: 'Z' }),
    taxRate: DecimalText.openapi({ description: 'percent', example: '0' }),
    taxJurisdiction: Jurisdiction,
    gross: Minor,
    discountAmount: Minor.openapi({
      description: "minor units the line's own discount took off",
      example: 0,
    }),
    documentDiscountAmount: Minor.openapi({
      description: 'minor units of the document discount that fell on it',
      example: 0,
    }),
    net: Minor,
    tax: Minor.openapi({ example: 0 }),
    total: Minor,
    workId: Id.nullable(),
    account: AccountCode.nullable().openapi({
      description: "The revenue account it earns on; null for the organization's Revenue",
      example: null,
    }),
  })
  .openapi('Line')
export type InvoiceLine = z.infer<typeof InvoiceLine>

/** One category, rate and jurisdiction of the document's tax; minor units. */
export const TaxGroup = z
  .object({
    category: z.string().openapi({ example: 'Z' }),
    rate: DecimalText.openapi({ description: 'percent', example: '0' }),
    jurisdiction: Jurisdiction,
    base: Minor,
    tax: Minor.openapi({ example: 0 }),
  })
  .openapi('TaxGroup')
export type TaxGroup = z.infer<typeof TaxGroup>

/** A piece of work that the document bills, with what was quoted, ordered and done side by side (rule 7). */
export const InvoiceWork = z
  .object({
    id: Id,
    kind: z.enum(['order', 'service_order', 'trip', 'booking', 'sale']),
    reference: z.string().openapi({ example: 'ORD-7702' }),
    title: z.string().openapi({ example: 'Order ORD-7702' }),
    state: z.enum(['draft', 'final', 'released', 'deposit']).openapi({ example: 'final' }),
    amount: Minor.openapi({ description: 'minor units, net, billed on this document' }),
    quotationAmount: orNull(Minor).openapi({ description: 'minor units, net, as quoted', example: null }),
    orderAmount: orNull(Minor).openapi({ description: 'minor units, net, as ordered', example: null }),
    actualAmount: Minor.openapi({ description: 'minor units, net, as done' }),
  })
  .openapi('InvoiceWork')
export type InvoiceWork = z.infer<typeof InvoiceWork>

/** Money that came in for the document; `amount` is the part of the payment set against it. */
export const InvoicePayment = z
  .object({
    id: Id,
    receivedOn: CalendarDate,
    method: z.string().openapi({ example: 'bank_transfer' }),
    reference: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
    amount: Minor,
  })
  .openapi('InvoicePayment')
export type InvoicePayment = z.infer<typeof InvoicePayment>

/** A document that corrects this one, is corrected by it, replaces it, or bills the same work. */
export const RelatedDocument = z
  .object({
    id: Id,
    kind: z.enum(['invoice', 'supplement', 'credit_note', 'deposit']),
    number: z.string().nullable().openapi({ example: 'INV-2026-00002' }),
    relation: z.enum([
      'original',
      'correction',
      'replaces',
      'replaced_by',
      'same_work',
      'deposit',
      'deducted_on',
    ]),
    word: Word,
    total: Minor,
  })
  .openapi('RelatedDocument')
export type RelatedDocument = z.infer<typeof RelatedDocument>
