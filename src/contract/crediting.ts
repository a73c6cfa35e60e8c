import { AccountCode } from './journal.ts'
import { PositiveAmount } from './amounts.ts'
import { NonNegativePrice, Quantity, TaxRate } from './decimals.ts'
import { hasItsRate, MOST_LINES, NEEDS_RATE, TaxCategory, TaxJurisdiction } from './events/envelope.ts'
import { Jurisdiction } from './invoice-parts.ts'
import { orNull } from './or-null.ts'
import { CalendarDate, DecimalText, Id, Minor } from './scalars.ts'
import { ShortText, SomeText, Text } from './text.ts'
import { z } from './z.ts'

/** Why something is credited (rule 25). */
export const CreditReason = z
  .enum([
    'not_performed',
    'reduced_scope',
    'returned',
    'wrong_quantity',
    'wrong_price',
    'wrong_details',
    'duplicate',
    'goodwill',
    'other',
  ])
  .openapi('CreditReason', { example: 'goodwill' })
export type CreditReason = z.infer<typeof CreditReason>

/** Where the part goes that finds nothing open. */
export const Disposal = z.enum(['credit', 'refund']).openapi({
  description:
    'What goes beyond the open balance: `credit` keeps it as customer credit, `refund` gives it back against the payments that settled the document, the latest first',
  example: 'credit',
})

const why = {
  reason: CreditReason,
  explanation: SomeText.nullish().openapi({
    description: 'In words; needed for `other`',
    example: 'Delivered late.',
  }),
  dispose: Disposal.default('credit'),
}
const issuedOn = CalendarDate.nullish().openapi({
  description: 'Today when nothing is said',
  example: '2026-03-20',
})
const SignedAmount = z
  .union([PositiveAmount, z.string().regex(/^-\d{1,16}$/), z.number().int().negative()])
  .openapi({ description: 'minor units, with tax where prices contain it', example: 12000 })

/** A line of the document, by its place from 1: so much of its quantity, an amount, or all that is left of it. */
const CreditedLine = z
  .strictObject({
    line: z.number().int().min(1).max(MOST_LINES).openapi({ example: 1 }),
    quantity: Quantity.nullish(),
    amount: SignedAmount.nullish(),
  })
  .refine(({ quantity, amount }) => quantity == null || amount == null, {
    path: ['amount'],
    error: 'A quantity or an amount, not both.',
    params: { code: 'quantity_and_amount', rule: 25 },
  })

/** What to credit of a final document: lines, an amount, or with neither all that is left. */
export const CreditNew = z
  .strictObject({
    ...why,
    lines: z.array(CreditedLine).min(1).max(MOST_LINES).nullish(),
    amount: PositiveAmount.nullish().openapi({
      description: 'minor units, spread over the tax groups',
      example: 12000,
    }),
    withTax: z
      .boolean()
      .default(true)
      .openapi({ description: 'Whether `amount` contains the tax', example: true }),
    issuedOn,
    notes: Text.nullish(),
    confirm: z
      .boolean()
      .default(false)
      .openapi({ description: 'Final at once; otherwise a draft to be confirmed', example: false }),
  })
  .refine(({ lines, amount }) => lines == null || amount == null, {
    path: ['amount'],
    error: 'Lines or an amount, not both.',
    params: { code: 'lines_and_amount', rule: 25 },
  })
  .openapi('CreditNew', { example: { reason: 'goodwill', amount: 5000, confirm: false } })
export type CreditNew = z.input<typeof CreditNew>

/** Why a final document is taken back and drafted anew. */
export const CorrectionNew = z
  .strictObject({ ...why, issuedOn })
  .openapi('CorrectionNew', { example: { reason: 'wrong_details', explanation: 'Wrong address.' } })
export type CorrectionNew = z.input<typeof CorrectionNew>

/** More or less than a document bills, by described lines whose prices are above zero both ways. */
export const AdjustmentNew = z
  .strictObject({
    adjustment: z
      .enum(['additional_work', 'reduced_scope', 'goodwill'])
      .openapi({ description: 'Additional work bills more, the others less', example: 'additional_work' }),
    lines: z
      .array(
        z
          .strictObject({
            description: SomeText.openapi({ example: 'Inside of the oven' }),
            quantity: Quantity.default('1'),
            unit: ShortText.nullish(),
            unitPrice: NonNegativePrice,
            taxCategory: TaxCategory.nullish(),
            taxRate: TaxRate.nullish(),
            taxJurisdiction: TaxJurisdiction.nullish(),
          })
          .refine(hasItsRate, NEEDS_RATE),
      )
      .min(1)
      .max(100),
    explanation: SomeText.nullish().openapi({ example: 'Agreed on the phone.' }),
    dispose: Disposal.default('credit'),
    confirm: z.boolean().default(false).openapi({
      description:
        'On a final document: the credit note is final at once, and so is the supplement where confirming or making finishes documents',
      example: false,
    }),
  })
  .openapi('AdjustmentNew', {
    example: {
      adjustment: 'additional_work',
      lines: [{ description: 'Inside of the oven', quantity: '1', unitPrice: '40.00' }],
    },
  })
export type AdjustmentNew = z.input<typeof AdjustmentNew>

/** What was asked of a credit note that a person made. */
export const CreditGiven = z
  .object({
    reason: CreditReason,
    explanation: z.string().nullable().openapi({ example: 'Delivered late.' }),
    dispose: Disposal,
  })
  .openapi('CreditGiven')
export type CreditGiven = z.infer<typeof CreditGiven>

/** What of a document may still be credited. Minor units; what a form needs to come to the same as the server. */
export const Creditable = z
  .object({
    invoiceId: Id,
    currency: z.string().openapi({ example: 'USD' }),
    pricesIncludeTax: z.boolean().openapi({ example: false }),
    taxRounding: z.enum(['document', 'line']),
    untouched: z.boolean().openapi({ description: 'No credit note was confirmed for it yet', example: true }),
    left: Minor.openapi({ description: 'minor units that may still be credited, with tax' }),
    open: Minor.openapi({ description: 'minor units still owed on it: a credit reduces these first' }),
    refundable: Minor.openapi({
      description: 'minor units that payments brought and that were not given back',
      example: 0,
    }),
    groups: z.array(
      z.object({
        category: z.string().openapi({ example: 'S' }),
        rate: DecimalText.openapi({ description: 'percent', example: '20' }),
        jurisdiction: Jurisdiction,
        base: Minor,
        tax: Minor,
        leftBase: Minor,
        leftTax: Minor,
      }),
    ),
    cells: z
      .array(
        z.object({
          category: z.string().openapi({ example: 'S' }),
          rate: DecimalText.openapi({ description: 'percent', example: '20' }),
          jurisdiction: Jurisdiction,
          workId: Id.nullable(),
          account: AccountCode.nullable().openapi({ description: 'None for Revenue', example: null }),
          leftNet: Minor,
        }),
      )
      .openapi({ description: 'The groups by piece of work and revenue account' }),
    lines: z.array(
      z.object({
        position: z.number().int().openapi({ example: 1 }),
        description: z.string().openapi({ example: 'Delivery service — Order ORD-7702' }),
        category: z.string().openapi({ example: 'S' }),
        rate: DecimalText.openapi({ description: 'percent', example: '20' }),
        jurisdiction: Jurisdiction,
        workId: orNull(Id),
        account: AccountCode.nullable().openapi({ description: 'None for Revenue', example: null }),
        quantity: DecimalText.openapi({ example: '1' }),
        net: Minor,
        tax: Minor,
        leftNet: Minor,
        leftTax: Minor,
        creditedQuantity: DecimalText.openapi({ example: '0' }),
        creditedByQuantity: Minor.openapi({ example: 0 }),
      }),
    ),
  })
  .openapi('Creditable')
export type Creditable = z.infer<typeof Creditable>
