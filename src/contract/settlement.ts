import { CalendarDate, Id, Minor } from './scalars.ts'
import { z } from './z.ts'

/** One thing that changed what is open on a document after it was made. */
const SettlementPart = z
  .object({
    kind: z.enum(['payment', 'credit_note', 'write_off', 'refund']),
    id: Id.nullable().openapi({
      description: 'The payment or credit note it came from, or the payment given back; null of a write-off',
    }),
    allocationId: Id.nullable().openapi({
      description: 'By which it can be taken off again; null of what is no allocation',
    }),
    name: z
      .string()
      .nullable()
      .openapi({ description: 'Reference of the payment, number of the note', example: 'CN-2026-00001' }),
    method: z.string().nullable().openapi({ description: 'How the payment came', example: 'bank_transfer' }),
    on: CalendarDate.openapi({ example: '2026-03-14' }),
    amount: Minor.openapi({ description: 'minor units it settles; below zero: it opens again' }),
    difference: Minor.openapi({
      description: 'minor units of `amount` that were missing and let go; negative: too much, and kept',
      example: 0,
    }),
    ofCredit: z.boolean().openapi({ description: 'Used later, out of customer credit', example: false }),
    reason: z.string().nullable().openapi({ example: null }),
    undoneOn: CalendarDate.nullable().openapi({ description: 'Taken back', example: null }),
    undoneReason: z.string().nullable().openapi({ example: null }),
  })
  .openapi('SettlementPart')
export type SettlementPart = z.infer<typeof SettlementPart>

/** What settled a document: the parts that were not undone come to its total less what is open. */
export const Settlement = z
  .object({
    currency: z.string().openapi({ example: 'USD' }),
    items: z.array(SettlementPart).openapi({ description: 'In the order of their days' }),
    mayUndo: z.boolean().openapi({ description: 'Whether the caller may take any of it off' }),
  })
  .openapi('Settlement')
export type Settlement = z.infer<typeof Settlement>
