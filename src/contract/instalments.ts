import { PositiveAmount } from './amounts.ts'
import { DiscountPercent } from './decimals.ts'
import { CalendarDate, Currency, DecimalText, Minor } from './scalars.ts'
import { Text } from './text.ts'
import { z } from './z.ts'

const MOST_INSTALMENTS = 120

/** A part of what is owed on a document, due on a day of its own: minor units. */
export const Instalment = z
  .object({
    dueOn: CalendarDate.openapi({ example: '2026-04-01' }),
    amount: Minor.openapi({ example: 60000 }),
    open: Minor.openapi({ description: 'minor units still owed of it', example: 60000 }),
    state: z.enum(['settled', 'open', 'overdue']).openapi({ example: 'open' }),
  })
  .openapi('Instalment')
export type Instalment = z.infer<typeof Instalment>

/** A part to split off: a percentage of what is open, an amount, or with neither what the others leave. */
const InstalmentNew = z
  .strictObject({
    dueOn: CalendarDate.openapi({ example: '2026-04-01' }),
    percent: DiscountPercent.nullish().openapi({
      description: 'Of what is open; percentages are rounded together',
      example: '50',
    }),
    amount: PositiveAmount.nullish().openapi({ description: 'minor units', example: null }),
  })
  .refine(({ percent, amount }) => percent == null || amount == null, {
    path: ['amount'],
    error: 'A percentage or an amount, not both.',
    params: { code: 'percent_and_amount', rule: 17 },
  })

/** A part of a draft's plan as it was asked for: a percentage, an amount in minor units, or neither for the rest. */
export const InstalmentAsked = z
  .object({
    dueOn: CalendarDate.openapi({ example: '2026-04-01' }),
    percent: DecimalText.nullable().openapi({ example: '50' }),
    amount: Minor.nullable().openapi({ example: null }),
  })
  .openapi('InstalmentAsked')
export type InstalmentAsked = z.infer<typeof InstalmentAsked>

export const InstalmentPlanNew = z
  .strictObject({
    parts: z
      .array(InstalmentNew)
      .max(MOST_INSTALMENTS)
      .openapi({
        description: 'In the order of their days; none takes the plan back',
        example: [{ dueOn: '2026-04-01', percent: '50' }, { dueOn: '2026-05-01' }],
      }),
    reason: Text.nullish().openapi({ example: 'Agreed on the phone.' }),
  })
  .openapi('InstalmentPlanNew')
export type InstalmentPlanNew = z.input<typeof InstalmentPlanNew>

/** A plan that clients may choose in the portal. */
const OFFER = {
  parts: z.number().int().min(2).max(12).openapi({ example: 3 }),
  every: z.enum(['week', 'two_weeks', 'month']).openapi({ example: 'month' }),
  first: z.enum(['agreement', 'due_day']).openapi({
    description: 'When the first is due: on the day it is agreed, or on the due day where that is later',
    example: 'agreement',
  }),
  whenOverdue: z.boolean().openapi({ description: 'Offered on what is overdue too', example: false }),
} as const

export const InstalmentOffer = z
  .object({
    ...OFFER,
    least: z
      .array(z.object({ currency: z.string().openapi({ example: 'EUR' }), amount: Minor }))
      .openapi({ description: 'minor units from which it is offered; any amount of other currencies' }),
  })
  .openapi('InstalmentOffer')
export type InstalmentOffer = z.infer<typeof InstalmentOffer>

export const InstalmentOfferNew = z
  .strictObject({
    ...OFFER,
    first: OFFER.first.default('agreement'),
    whenOverdue: OFFER.whenOverdue.default(false),
    least: z
      .array(z.strictObject({ currency: Currency, amount: PositiveAmount }))
      .max(50)
      .default([])
      .openapi({ description: 'minor units from which it is offered; any amount of other currencies' }),
  })
  .openapi('InstalmentOfferNew')

/** What a client may choose on a document, as it comes to there. */
export const OfferedInstalments = InstalmentOffer.pick({ every: true })
  .extend({ parts: z.array(Instalment.pick({ dueOn: true, amount: true }).openapi('OfferedInstalment')) })
  .openapi('OfferedInstalments')
export type OfferedInstalments = z.infer<typeof OfferedInstalments>

/** What a client chose, as it was shown to them: refused where something else is offered by now. */
export const InstalmentChoice = z
  .strictObject({
    parts: z
      .array(
        z.strictObject({ dueOn: CalendarDate.openapi({ example: '2026-04-01' }), amount: PositiveAmount }),
      )
      .min(2)
      .max(12)
      .openapi({
        example: [
          { dueOn: '2026-04-01', amount: 5000 },
          { dueOn: '2026-05-01', amount: 5000 },
        ],
      }),
  })
  .openapi('InstalmentChoice')
