import { PositiveAmount } from './amounts.ts'
import { CalendarDate, Currency, Id, Minor } from './scalars.ts'
import { SomeText, Text } from './text.ts'
import { z } from './z.ts'

const number = z.string().nullable().openapi({ example: 'INV-2026-00001' })

/** What is kept for a customer: where it comes from with what is left, and what of it was used. Minor units. */
export const CustomerCredit = z
  .object({
    customer: z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) }),
    use: z
      .enum(['off', 'ask', 'always'])
      .openapi({ description: 'What becomes of credit when a document could take it', example: 'ask' }),
    left: z.array(z.object({ currency: z.string().openapi({ example: 'USD' }), amount: Minor })),
    sources: z.array(
      z.object({
        kind: z.enum(['payment', 'credit_note']),
        id: Id,
        name: z
          .string()
          .nullable()
          .openapi({ description: 'Its reference or number', example: 'CN-2026-00001' }),
        since: CalendarDate.openapi({ example: '2026-03-14' }),
        currency: z.string().openapi({ example: 'USD' }),
        left: Minor,
      }),
    ),
    uses: z.array(
      z.object({
        allocationId: Id,
        invoiceId: Id,
        number,
        currency: z.string().openapi({ example: 'USD' }),
        amount: Minor,
        appliedOn: CalendarDate.openapi({ example: '2026-03-20' }),
        undoneOn: CalendarDate.nullable().openapi({ description: 'Taken off again', example: null }),
      }),
    ),
  })
  .openapi('CustomerCredit')
export type CustomerCredit = z.infer<typeof CustomerCredit>

/** Credit to use: on a document, or on the oldest due. */
export const CreditApplication = z
  .strictObject({
    currency: Currency,
    invoiceId: Id.nullish().openapi({ description: 'The oldest due where nothing is said' }),
    amount: PositiveAmount.nullish().openapi({
      description: 'minor units; as much as there is and can be used when nothing is said',
    }),
    appliedOn: CalendarDate.openapi({ example: '2026-03-20' }),
  })
  .openapi('CreditApplication')
export type CreditApplication = z.input<typeof CreditApplication>

/** An allocation to take off its document, and where to set it instead. */
export const AllocationUndoNew = z
  .strictObject({
    undoneOn: CalendarDate.openapi({ example: '2026-03-22' }),
    reason: SomeText.openapi({ example: 'It was paid for another invoice.' }),
    moveTo: Id.nullish().openapi({
      description: 'Another document of the customer; customer credit when nothing is said',
    }),
  })
  .openapi('AllocationUndoNew')
export type AllocationUndoNew = z.input<typeof AllocationUndoNew>

/** What was taken off a document: minor units, and how both documents stand now. */
export const AllocationUndone = z
  .object({
    allocationId: Id,
    undoneOn: CalendarDate.openapi({ example: '2026-03-22' }),
    reason: z.string().openapi({ example: 'It was paid for another invoice.' }),
    currency: z.string().openapi({ example: 'USD' }),
    amount: Minor,
    opened: z.object({ invoiceId: Id, number, open: Minor }),
    moved: z.object({ invoiceId: Id, number, open: Minor }).nullable(),
  })
  .openapi('AllocationUndone')
export type AllocationUndone = z.infer<typeof AllocationUndone>

export const WriteOffNew = z
  .strictObject({
    amount: PositiveAmount.nullish().openapi({
      description: 'minor units; all that is open when nothing is said',
    }),
    writtenOffOn: CalendarDate.openapi({ example: '2026-06-30' }),
    reason: SomeText.openapi({ example: 'The customer is insolvent.' }),
  })
  .openapi('WriteOffNew')
export type WriteOffNew = z.input<typeof WriteOffNew>

export const ReinstatementNew = z
  .strictObject({
    reinstatedOn: CalendarDate.openapi({ example: '2026-07-15' }),
    reason: SomeText.openapi({ example: 'The administrator pays after all.' }),
  })
  .openapi('ReinstatementNew')
export type ReinstatementNew = z.input<typeof ReinstatementNew>

export const AlertSettlement = z
  .strictObject({ remark: Text.nullish().openapi({ example: 'Refunded by hand.' }) })
  .openapi('AlertSettlement')
export type AlertSettlement = z.input<typeof AlertSettlement>
