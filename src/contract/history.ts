import { Id, Moment } from './scalars.ts'
import { z } from './z.ts'

/** A change of state in a plain sentence: who, what, why, before, after. */
export const HistoryLine = z
  .object({
    id: Id,
    at: Moment,
    actor: z.string().openapi({ example: 'Operator' }),
    verb: z.string().openapi({ example: 'mark_sent' }),
    sentence: z.string().openapi({ example: 'Marked as sent.' }),
    reason: z.string().nullable().openapi({ example: null }),
    before: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ example: { stage: 'draft' } }),
    after: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ example: { stage: 'posted' } }),
    eventId: Id.nullable().openapi({ description: 'The work event behind it', example: null }),
  })
  .openapi('HistoryLine')
export type HistoryLine = z.infer<typeof HistoryLine>

export const History = z.object({ items: z.array(HistoryLine) }).openapi('History')
export type History = z.infer<typeof History>
