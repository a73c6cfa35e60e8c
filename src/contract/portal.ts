import { OfferedInstalments } from './instalments.ts'
import { InvoiceKind } from './invoice.ts'
import { orNull } from './or-null.ts'
import { pageOf, PageQuery } from './page.ts'
import { Seller } from './party.ts'
import { Picture } from './picture.ts'
import { PublicInvoice } from './public-invoice.ts'
import { CalendarDate, Id, Minor } from './scalars.ts'
import { Email, lineUpTo } from './text.ts'
import { Word } from './word.ts'
import { z } from './z.ts'

/** Whoever would like a link. */
export const PortalLinkWish = z
  .strictObject({
    email: Email,
    language: z.enum(['en', 'fr', 'de']).optional().openapi({ description: 'Of the mail', example: 'en' }),
  })
  .openapi('PortalLinkWish')

export const PortalEntry = z
  .strictObject({
    token: lineUpTo(200).min(1).openapi({ description: 'The end of the link, after the #' }),
  })
  .openapi('PortalEntry')

/** One customer of one company, as a client of it sees them. */
const PortalAccountName = z
  .object({
    id: Id,
    company: z.string().openapi({ example: 'Aurora Charter' }),
    logo: orNull(Picture),
    customer: z.string().openapi({ example: 'Harbor Goods' }),
    email: z.string().openapi({ description: 'As whom they are here', example: 'ap@harborgoods.example' }),
  })
  .openapi('PortalAccountName')

export const PortalSession = z.object({ accounts: z.array(PortalAccountName) }).openapi('PortalSession')
export type PortalSession = z.infer<typeof PortalSession>

export const PortalAccount = PortalAccountName.extend({
  seller: Seller.openapi({ description: 'The company, as it stands on new documents' }),
  balances: z
    .array(
      z
        .object({
          currency: z.string().openapi({ example: 'USD' }),
          open: Minor.openapi({ description: 'minor units owed on documents that may be seen' }),
          overdue: Minor.openapi({ description: 'minor units of it past due', example: 0 }),
          credit: Minor.openapi({ description: 'minor units kept for them', example: 0 }),
        })
        .openapi('PortalBalance'),
    )
    .openapi({ description: 'One for each currency in which there is anything' }),
  showsInvoices: z.boolean().openapi({ description: 'Whether the company shows its invoices here' }),
}).openapi('PortalAccount')
export type PortalAccount = z.infer<typeof PortalAccount>

/** A document in the portal's list: pending, paid or overdue. */
const PortalInvoiceRow = z
  .object({
    id: Id,
    kind: InvoiceKind,
    number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
    word: Word,
    currency: z.string().openapi({ example: 'USD' }),
    issuedOn: CalendarDate,
    dueOn: CalendarDate.openapi({ example: '2026-03-31' }),
    reference: z.string().nullable().openapi({ example: 'PO 4411' }),
    work: z
      .array(z.string())
      .openapi({ description: 'The trips or jobs it bills', example: ['TEB to MIA, N512AC'] }),
    total: Minor,
    balance: Minor.openapi({ description: 'minor units still owed' }),
    archived: z.boolean().openapi({ example: false }),
  })
  .openapi('PortalInvoiceRow')
export type PortalInvoiceRow = z.infer<typeof PortalInvoiceRow>

export const PortalInvoicePage = pageOf(PortalInvoiceRow, 'PortalInvoicePage')
export type PortalInvoicePage = z.infer<typeof PortalInvoicePage>

export const PortalInvoiceQuery = z.strictObject({
  ...PageQuery,
  q: lineUpTo(100).min(1).optional().openapi({
    description: 'Part of a number, a reference or a job: finds archived ones too',
    example: '00012',
  }),
})

/** A document in the portal: what its public page shows, and the trips or jobs behind it. */
export const PortalInvoice = PublicInvoice.extend({
  id: Id,
  work: z.array(
    z
      .object({
        title: z.string().openapi({ example: 'TEB to MIA, N512AC' }),
        reference: z.string().openapi({ example: 'trip-118' }),
        day: CalendarDate.openapi({ description: 'When it was done' }),
      })
      .openapi('PortalWork'),
  ),
  archived: z.boolean().openapi({ example: false }),
  offers: z.array(OfferedInstalments).openapi({
    description: 'How they may choose to pay it in instalments, once; none where nothing is offered',
    example: [],
  }),
  pdf: z
    .boolean()
    .openapi({ description: 'Whether the company offers it to be kept as a PDF', example: true }),
}).openapi('PortalInvoice')
export type PortalInvoice = z.infer<typeof PortalInvoice>
