import { Amount, NonNegativeAmount } from './amounts.ts'
import { PageQuery, pageOf } from './page.ts'
import { CalendarDate, Currency, Id, Minor, Moment } from './scalars.ts'
import { ExternalId, Name } from './text.ts'
import { z } from './z.ts'

/** What a gateway paid out of the money it held. */
export const PayoutNew = z
  .strictObject({
    provider: Name.openapi({ description: 'Who paid out', example: 'stripe' }),
    providerId: ExternalId.openapi({
      description: 'Recorded once per provider and this id',
      example: 'po_1PqR7s',
    }),
    currency: Currency,
    gross: Amount.openapi({
      description:
        'minor units out of Gateway clearing; below zero where the gateway took back more than it held',
      example: 120000,
    }),
    fee: NonNegativeAmount.openapi({ description: 'minor units the gateway kept', example: 3510 }),
    net: Amount.openapi({
      description: 'minor units that reached the bank: gross less fee',
      example: 116490,
    }),
    paidOn: CalendarDate.openapi({ example: '2026-03-16' }),
    reference: Name.nullish().openapi({ description: 'As on the bank statement', example: 'STRIPE 8841' }),
  })
  .openapi('PayoutNew')
export type PayoutNew = z.input<typeof PayoutNew>

/** A payout with the entry that posts it, and the one that undid it. */
export const Payout = z
  .object({
    id: Id,
    provider: z.string().openapi({ example: 'stripe' }),
    providerId: z.string().openapi({ example: 'po_1PqR7s' }),
    currency: z.string().openapi({ example: 'USD' }),
    gross: Minor,
    fee: Minor,
    net: Minor,
    paidOn: CalendarDate.openapi({ example: '2026-03-16' }),
    reference: z.string().nullable().openapi({ example: 'STRIPE 8841' }),
    recordedAt: Moment,
    actor: z.string().openapi({ example: 'Operator' }),
    entryId: Id.openapi({ description: 'The journal entry that posts it' }),
    reversalId: Id.nullable().openapi({ description: 'The entry that undid it', example: null }),
    undoneOn: CalendarDate.nullable().openapi({ example: null }),
  })
  .openapi('Payout')
export type Payout = z.infer<typeof Payout>

export const PayoutPage = pageOf(Payout, 'PayoutPage')
export type PayoutPage = z.infer<typeof PayoutPage>

export const PayoutQuery = z.strictObject({ provider: Name.optional(), ...PageQuery })
