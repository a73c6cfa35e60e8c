import { orNull } from './or-null.ts'
import { Said } from './said.ts'
import { countedPageOf, CountQuery, PageQuery } from './page.ts'
import { CalendarDate, Id, Instant, Moment } from './scalars.ts'
import { lineUpTo, ShortText } from './text.ts'
import { z } from './z.ts'

/** A change of state in a plain sentence: who, what, why, before, after. */
export const HistoryLine = z
  .object({
    id: Id,
    at: Moment,
    actor: z.string().openapi({ example: 'Operator' }),
    verb: z.string().openapi({ example: 'mark_sent' }),
    sentence: z.string().openapi({ example: 'Marked as sent.' }),
    said: orNull(Said).openapi({
      description: 'The sentence by its code; null where it was written down without one',
      example: { code: 'marked_sent', parts: {} },
    }),
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

/** A line of the audit trail with what it is about. */
export const AuditLine = HistoryLine.extend({
  subjectType: z.string().openapi({ example: 'invoice' }),
  subjectId: Id,
  number: z.string().nullable().openapi({
    description: 'The number of the document it is about',
    example: 'INV-2026-00001',
  }),
  currency: z.string().nullable().openapi({
    description: 'The currency of the document it is about: of the amounts before and after',
    example: 'USD',
  }),
}).openapi('AuditLine')
export type AuditLine = z.infer<typeof AuditLine>

/** Which lines are meant; every filter narrows. */
export const AuditFilterQuery = z.strictObject({
  actor: lineUpTo(300).optional().openapi({ description: 'Who did it', example: 'Operator' }),
  verb: lineUpTo(50).optional().openapi({ description: 'What was done', example: 'void' }),
  subjectType: lineUpTo(50)
    .optional()
    .openapi({ description: 'invoice, payment, work, customer, api_key …', example: 'invoice' }),
  subject: Id.optional().openapi({ description: 'The id of what it is about' }),
  from: Instant.optional().openapi({ description: 'From this instant on' }),
  to: Instant.optional().openapi({ description: 'Before this instant' }),
  fromDay: CalendarDate.optional().openapi({ description: 'From this day of the organization on' }),
  toDay: CalendarDate.optional().openapi({ description: 'To the end of this day of the organization' }),
  q: ShortText.optional().openapi({
    description: 'Part of the sentence or of the reason, or the number of the document it is about',
    example: 'INV-2026-00001',
  }),
  sort: z
    .enum(['at', '-at'])
    .default('-at')
    .openapi({ description: 'With a minus: the latest first', example: '-at' }),
})

/** Which lines to list. */
export const AuditQuery = AuditFilterQuery.extend({ ...CountQuery, ...PageQuery })

export const AuditPage = countedPageOf(AuditLine, 'AuditPage')
export type AuditPage = z.infer<typeof AuditPage>
