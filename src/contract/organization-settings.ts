import { PositiveAmount } from './amounts.ts'
import { TaxRate } from './decimals.ts'
import { TaxCategory, TaxJurisdiction } from './events/envelope.ts'
import { InstalmentOffer, InstalmentOfferNew } from './instalments.ts'
import { Jurisdiction, LINE_KINDS, LineKind } from './invoice-parts.ts'
import { AccountCode } from './journal.ts'
import { orNull } from './or-null.ts'
import { Address, PayTo } from './party.ts'
import { PaymentMethod } from './payment.ts'
import { Picture } from './picture.ts'
import { Currency, Minor, Moment } from './scalars.ts'
import { Email, Name, ShortText, Text } from './text.ts'
import { z } from './z.ts'

const CreditUse = z.enum(['off', 'ask', 'always']).openapi({
  description: 'Whether credit is used when a document becomes final, suggested, or left alone',
  example: 'ask',
})
const Reaction = z.enum(['offer', 'draft', 'create']).openapi({ example: 'offer' })

/** The revenue account of the chart that lines of a kind earn on unless they name another. */
const KindOnAccount = z
  .strictObject({ kind: LineKind.openapi({ example: 'labor' }), account: AccountCode })
  .openapi('KindOnAccount', { example: { kind: 'labor', account: '4100' } })

/** How a business bills, field by field (rule 1 of the product: a profile is a value). */
const BillingProfile = z
  .object({
    code: z.string().openapi({ example: 'field-service' }),
    name: z.string().openapi({ example: 'Field service' }),
    reactions: z
      .object({ order: Reaction, service_order: Reaction, trip: Reaction, booking: Reaction })
      .openapi({ description: 'What finished or priced work leads to without a person' }),
    worksPerInvoice: z.enum(['one', 'many']),
    numberAt: z.enum(['draft', 'final']),
    recognizeAt: z.enum(['draft', 'final']),
    finalWhen: z.enum(['sent', 'confirmed', 'published', 'created']),
    visibleWhen: z.enum(['final', 'published']),
    terms: z.string().openapi({ example: 'net 30' }),
    termsText: z.string().openapi({ example: 'Due 30 days after the invoice date' }),
    taxRounding: z.enum(['document', 'line']),
    pricesIncludeTax: z.boolean().openapi({ example: false }),
    defaultTax: z.object({
      category: z.string().openapi({ example: 'S' }),
      rate: z.string().openapi({ example: '19' }),
      jurisdiction: Jurisdiction,
    }),
    creditUse: CreditUse,
    tolerance: z
      .array(z.object({ currency: z.string().openapi({ example: 'USD' }), amount: Minor }))
      .openapi({ description: 'By how much money may differ from what is open and settle it', example: [] }),
    clearingMethods: z.array(z.string()).openapi({
      description: 'Methods whose money is booked to Gateway clearing until it is paid out',
      example: ['card'],
    }),
    instalmentOffers: z.array(InstalmentOffer).openapi({
      description: 'What clients may choose in the portal to pay in instalments',
      example: [],
    }),
    revenueAccounts: z.array(KindOnAccount).openapi({
      description: 'What lines that name no account earn on, by their kind; other kinds earn on Revenue',
    }),
  })
  .openapi('BillingProfile')

/** What clients may do in the portal (rule 30); it holds at once. */
const PortalSwitches = z
  .object({
    invoices: z.boolean().openapi({ description: 'Whether they see their invoices', example: true }),
    pdf: z.boolean().openapi({
      description: 'Whether they may load a document as PDF, once documents have one',
      example: true,
    }),
    payment: z.boolean().openapi({
      description: 'Whether documents say there how to pay: `payTo` of the seller',
      example: false,
    }),
  })
  .openapi('PortalSwitches')

/** Who keeps these books and how they bill, as of the newest version: what new documents freeze. */
export const OrganizationSettings = z
  .object({
    version: z.number().int().openapi({ example: 1 }),
    slug: z.string().openapi({ example: 'northside-delivery' }),
    name: z.string().openapi({ example: 'Northside Delivery' }),
    timeZone: z.string().openapi({ example: 'America/New_York' }),
    currency: z.string().openapi({ example: 'USD' }),
    currencyFixed: z.boolean().openapi({
      description: 'Whether the currency can no longer change: something was booked',
      example: true,
    }),
    seller: z.object({
      name: z.string().openapi({ example: 'Northside Delivery, Inc.' }),
      address: orNull(Address),
      taxId: z.string().nullable().openapi({ example: 'US 12-3456789' }),
      email: z.string().nullable().openapi({ example: 'billing@northside.example' }),
      logo: orNull(Picture),
      payTo: PayTo,
    }),
    profile: BillingProfile,
    portal: PortalSwitches,
    changedAt: Moment,
    changedBy: z.string().openapi({ example: 'Operator' }),
    mayManage: z.boolean().openapi({ description: 'Whether the caller may change any of it' }),
  })
  .openapi('OrganizationSettings')
export type OrganizationSettings = z.infer<typeof OrganizationSettings>

/** What to change; what is not named stays as it is. */
export const OrganizationChanges = z
  .strictObject({
    name: Name.optional().openapi({ example: 'Northside Delivery' }),
    timeZone: ShortText.optional().openapi({ example: 'America/New_York' }),
    currency: Currency.optional(),
    seller: z
      .strictObject({
        name: Name.openapi({ example: 'Northside Delivery, Inc.' }),
        address: orNull(Address).optional(),
        taxId: ShortText.nullish().openapi({ example: 'US 12-3456789' }),
        email: Email.nullish(),
        payTo: PayTo.optional().openapi({
          description: 'How to pay, as documents say it where anything is open',
        }),
      })
      .optional()
      .openapi({ description: 'The whole block that stands on documents, but for its logo' }),
    profile: z
      .strictObject({
        reactions: z
          .strictObject({
            service_order: Reaction.optional(),
            trip: Reaction.optional(),
            booking: Reaction.optional(),
          })
          .optional(),
        worksPerInvoice: z.enum(['one', 'many']).optional(),
        terms: ShortText.optional().openapi({ example: 'net 30' }),
        taxRounding: z.enum(['document', 'line']).optional(),
        pricesIncludeTax: z.boolean().optional().openapi({ example: false }),
        defaultTax: z
          .strictObject({
            category: TaxCategory,
            rate: TaxRate,
            jurisdiction: TaxJurisdiction.nullish().openapi({
              description: 'Whose tax any is that does not say; none where nothing is said',
            }),
          })
          .optional(),
        creditUse: CreditUse.optional(),
        tolerance: z
          .array(z.strictObject({ currency: Currency, amount: PositiveAmount }))
          .max(50)
          .optional()
          .openapi({ description: 'The whole list; currencies that are not in it tolerate nothing' }),
        clearingMethods: z
          .array(PaymentMethod)
          .optional()
          .openapi({
            description: 'The whole list; money of other methods is booked to Cash. What is booked stays',
            example: ['card'],
          }),
        instalmentOffers: z.array(InstalmentOfferNew).max(12).optional().openapi({
          description: 'The whole list, for documents that stand already too; plans that were chosen stay',
        }),
        revenueAccounts: z.array(KindOnAccount).max(LINE_KINDS.length).optional().openapi({
          description:
            'The whole list, for documents made from now on; kinds that are not in it earn on Revenue',
        }),
      })
      .optional(),
    portal: z
      .strictObject({
        invoices: z.boolean().optional().openapi({ example: true }),
        pdf: z.boolean().optional().openapi({ example: true }),
        payment: z.boolean().optional().openapi({ example: false }),
      })
      .optional(),
    reason: Text.nullish().openapi({ example: 'We moved.' }),
  })
  .openapi('OrganizationChanges')
export type OrganizationChanges = z.input<typeof OrganizationChanges>
