import { PositiveAmount } from './amounts.ts'
import { DiscountPercent } from './decimals.ts'
import { CalendarDate, Id } from './scalars.ts'
import { ShortText, SomeText, Text } from './text.ts'
import { z } from './z.ts'

const count = (values: readonly unknown[]): number => values.filter((value) => value != null).length

/** A deposit to ask for: on a piece of work or a draft, and how much of it. */
export const DepositNew = z
  .strictObject({
    workId: Id.nullish().openapi({ description: 'A piece of work that is not billed yet, done or not' }),
    invoiceId: Id.nullish().openapi({ description: 'A draft of an invoice', example: null }),
    percent: DiscountPercent.nullish().openapi({ description: 'Of the whole, with tax', example: '30' }),
    upTo: DiscountPercent.nullish().openapi({
      description: 'Progress: so much of the whole together with the deposits before',
      example: null,
    }),
    amount: PositiveAmount.nullish().openapi({ description: 'minor units, with tax', example: null }),
    description: SomeText.nullish().openapi({ example: 'First stage' }),
    issuedOn: CalendarDate.nullish().openapi({ description: 'Today when nothing is said' }),
    dueOn: CalendarDate.nullish(),
    terms: ShortText.nullish().openapi({ example: 'receipt' }),
    notes: Text.nullish(),
    confirm: z.boolean().default(false).openapi({
      description: 'Final at once, where confirming or making finishes documents; otherwise a draft',
      example: false,
    }),
  })
  .refine(({ workId, invoiceId }) => count([workId, invoiceId]) === 1, {
    path: ['workId'],
    error: 'Name a piece of work or a draft, one of them.',
    params: { code: 'work_or_invoice', rule: 9 },
  })
  .refine(({ percent, upTo, amount }) => count([percent, upTo, amount]) === 1, {
    path: ['percent'],
    error: 'Say a percentage, up to which one, or an amount: one of them.',
    params: { code: 'one_share', rule: 9 },
  })
  .openapi('DepositNew', { example: { workId: '0195f3a0-0000-7000-8000-000000000001', percent: '30' } })
export type DepositNew = z.input<typeof DepositNew>
