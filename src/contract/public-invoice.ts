import { Instalment } from './instalments.ts'
import { InvoiceKind } from './invoice.ts'
import { InvoiceLine, InvoicePayment, TaxGroup } from './invoice-parts.ts'
import { Party, Seller } from './party.ts'
import { CalendarDate, DecimalText, Minor } from './scalars.ts'
import { Word } from './word.ts'
import { z } from './z.ts'

/** A document as whoever has its link sees it: what stands on the paper, what was paid, and nothing else. */
export const PublicInvoice = z
  .object({
    kind: InvoiceKind,
    number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
    word: Word,
    seller: Seller,
    buyer: Party,
    currency: z.string().openapi({ example: 'USD' }),
    issuedOn: CalendarDate,
    dueOn: CalendarDate.openapi({ example: '2026-03-31' }),
    reference: z.string().nullable().openapi({ example: 'PO 4411' }),
    notes: z.string().nullable().openapi({ example: null }),
    pricesIncludeTax: z.boolean().openapi({ example: false }),
    lines: z.array(
      InvoiceLine.pick({
        kind: true,
        description: true,
        quantity: true,
        unit: true,
        unitPrice: true,
        taxRate: true,
        discountAmount: true,
      })
        .extend({ amount: Minor.openapi({ description: 'minor units, after the discount of the line' }) })
        .openapi('PublicLine'),
    ),
    discountPercent: DecimalText.nullable().openapi({ example: null }),
    discount: Minor.openapi({ example: 0 }),
    taxGroups: z.array(TaxGroup),
    subtotal: Minor,
    total: Minor,
    paid: Minor.openapi({ example: 0 }),
    credited: Minor.openapi({ example: 0 }),
    refunded: Minor.openapi({ example: 0 }),
    balance: Minor.openapi({ description: 'minor units still owed' }),
    instalments: z.array(Instalment).openapi({ example: [] }),
    payments: z.array(
      InvoicePayment.pick({ receivedOn: true, method: true, amount: true }).openapi('PublicPayment'),
    ),
    ended: z
      .boolean()
      .openapi({ description: 'It was voided or cancelled: nothing is owed', example: false }),
  })
  .openapi('PublicInvoice')
export type PublicInvoice = z.infer<typeof PublicInvoice>

/** Whether it counted. */
export const Seen = z
  .object({
    counted: z.boolean().openapi({ description: 'false for staff and machines', example: true }),
  })
  .openapi('Seen')
