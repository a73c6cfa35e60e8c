import { SaidInOrder } from './said.ts'
import { PositiveAmount } from './amounts.ts'
import { amountBound, flag } from './filters.ts'
import { CountQuery, countedPageOf, PageQuery } from './page.ts'
import { CalendarDate, Currency, Id, Minor, Moment } from './scalars.ts'
import { ExternalId, Name, ShortText, SomeText, Text } from './text.ts'
import { z } from './z.ts'

export const PaymentMethod = z.enum(['bank_transfer', 'cash', 'card', 'check', 'direct_debit', 'other'])

/** Money that came in (rule 23). Without allocations the reference decides, else the oldest due; the rest is customer credit. */
export const PaymentNew = z
  .strictObject({
    provider: Name.optional().openapi({
      description: 'Who took it; "manual" when nothing is said',
      example: 'bank',
    }),
    providerId: ExternalId.optional().openapi({
      description: 'Recorded once per provider and this id',
      example: 'stmt-2026-03-14/7',
    }),
    customerId: Id.nullish(),
    currency: Currency,
    amount: PositiveAmount,
    receivedOn: CalendarDate.openapi({ example: '2026-03-14' }),
    method: PaymentMethod.openapi({ example: 'bank_transfer' }),
    reference: Name.nullish().openapi({ example: 'INV-2026-00001' }),
    memo: Text.nullish(),
    allocations: z
      .array(
        z.strictObject({
          invoiceId: Id,
          amount: PositiveAmount.nullish().openapi({
            description: 'minor units; what is open when nothing is said',
          }),
        }),
      )
      .max(1000)
      .default([]),
    keepAsCredit: z.boolean().default(false).openapi({
      description: 'Without allocations: keep all of it as customer credit instead of looking for documents',
      example: false,
    }),
  })
  .refine(({ keepAsCredit, allocations }) => !keepAsCredit || allocations.length === 0, {
    path: ['keepAsCredit'],
    error: 'It is kept as credit, or set against documents, not both.',
    params: { code: 'kept_and_allocated', rule: 23 },
  })
  .openapi('PaymentNew')
export type PaymentNew = z.input<typeof PaymentNew>

/** Money received. `unapplied` is what became customer credit. */
export const PaymentRow = z
  .object({
    id: Id,
    provider: z.string().openapi({ example: 'bank' }),
    providerId: z.string().openapi({ example: 'stmt-2026-03-14/7' }),
    customer: z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) }),
    currency: z.string().openapi({ example: 'USD' }),
    amount: Minor,
    unapplied: Minor.openapi({ description: 'minor units kept as customer credit', example: 0 }),
    receivedOn: CalendarDate.openapi({ example: '2026-03-14' }),
    method: z.string().openapi({ example: 'bank_transfer' }),
    reference: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
    memo: z.string().nullable().openapi({ example: null }),
    alert: z.string().nullable().openapi({ description: 'Why a person should look', example: null }),
    alertSaid: SaidInOrder.openapi({ description: 'The same by code', example: [] }),
    alertSettledAt: Moment.nullable().openapi({ description: 'When somebody had looked', example: null }),
    recordedAt: Moment,
  })
  .openapi('PaymentRow')
export type PaymentRow = z.infer<typeof PaymentRow>

/** A payment with the documents it settles. */
export const Payment = PaymentRow.extend({
  allocations: z.array(
    z.object({
      id: Id,
      invoiceId: Id,
      number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
      amount: Minor,
      difference: Minor.openapi({
        description: 'minor units of `amount` that were missing and let go; negative: too much, and kept',
        example: 0,
      }),
      allocatedOn: CalendarDate.openapi({ example: '2026-03-14' }),
      ofCredit: z.boolean().openapi({ description: 'Used later, out of customer credit', example: false }),
      undoneOn: CalendarDate.nullable().openapi({ description: 'Taken off again', example: null }),
      undoneReason: z.string().nullable().openapi({ example: null }),
    }),
  ),
  refundable: z
    .array(
      z.object({
        invoiceId: Id.nullable().openapi({ description: 'null: of customer credit' }),
        number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
        amount: Minor,
      }),
    )
    .openapi({ description: 'What is left to give back, and of what' }),
  refunds: z
    .array(
      z.object({
        id: Id,
        invoiceId: Id.nullable().openapi({ description: 'Whose money went back; null: customer credit' }),
        amount: Minor,
        refundedOn: CalendarDate,
        reason: z.string().openapi({ example: 'Delivered late.' }),
      }),
    )
    .openapi({ example: [] }),
}).openapi('Payment')
export type Payment = z.infer<typeof Payment>

/** Money to give back (rule 24): of a document the payment settled, or of the customer credit it left. */
export const RefundNew = z
  .strictObject({
    invoiceId: Id.nullish().openapi({
      description: 'Whose money goes back; customer credit when nothing is said',
    }),
    amount: PositiveAmount,
    refundedOn: CalendarDate.openapi({ example: '2026-03-20' }),
    reason: SomeText.openapi({ example: 'Delivered late.' }),
  })
  .openapi('RefundNew')
export type RefundNew = z.input<typeof RefundNew>

export const PaymentPage = countedPageOf(PaymentRow, 'PaymentPage')
export type PaymentPage = z.infer<typeof PaymentPage>

/** Which payments are meant; every filter narrows. */
export const PaymentFilterQuery = z.strictObject({
  customer: Id.optional(),
  method: PaymentMethod.optional(),
  provider: ShortText.min(1).optional().openapi({ description: 'Who took it', example: 'bank' }),
  currency: Currency.optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  amountFrom: amountBound,
  amountTo: amountBound,
  credit: flag.openapi({ description: 'true: only what is kept of as customer credit', example: 'true' }),
  alert: z
    .enum(['true'])
    .optional()
    .openapi({ description: 'true: only what a person should still look at', example: 'true' }),
  q: ShortText.optional().openapi({
    description:
      'A reference or the id it was recorded under from its beginning, the number of a document it settles, or part of a customer’s name',
    example: 'INV-2026-00001',
  }),
  sort: z
    .enum(['received', '-received', 'amount', '-amount'])
    .default('-received')
    .openapi({ description: 'With a minus: the greatest first', example: '-received' }),
})

/** Which payments to list. */
export const PaymentQuery = PaymentFilterQuery.extend({ ...CountQuery, ...PageQuery })
export type PaymentQuery = z.input<typeof PaymentQuery>
