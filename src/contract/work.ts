import { SaidInOrder } from './said.ts'
import { orNull } from './or-null.ts'
import { CountQuery, countedPageOf, PageQuery } from './page.ts'
import { CalendarDate, Id, Minor, Moment } from './scalars.ts'
import { ShortText } from './text.ts'
import { Word } from './word.ts'
import { WorkKind, WorkStage } from './work-kind.ts'
import { z } from './z.ts'

/** A piece of work, and how much of it is billed; amounts are net, minor units of `currency`. */
export const WorkRow = z
  .object({
    id: Id,
    kind: WorkKind,
    source: z.string().openapi({ example: 'dispatch' }),
    externalId: z.string().openapi({ example: 'ord_7Kq2' }),
    reference: z.string().openapi({ example: 'ORD-7702' }),
    title: z.string().openapi({ example: 'Order ORD-7702' }),
    customer: z.object({ id: Id, name: z.string().openapi({ example: 'Harbor Goods' }) }).nullable(),
    currency: z.string().openapi({ example: 'USD' }),
    stage: WorkStage,
    value: Minor.openapi({ description: 'minor units, net: what billing all of it brings' }),
    billed: Minor.openapi({ description: 'minor units, net, on live documents' }),
    billable: z
      .boolean()
      .openapi({ description: 'Whether an invoice can be made of it now', example: false }),
    occurredOn: CalendarDate,
    review: z.string().nullable().openapi({ description: 'What a person must look at', example: null }),
    reviewSaid: SaidInOrder.openapi({ description: 'The same by code', example: [] }),
  })
  .openapi('WorkRow')
export type WorkRow = z.infer<typeof WorkRow>

/** A piece of work with the documents it is on, and what was quoted, ordered and done side by side. */
export const WorkItem = WorkRow.extend({
  asOf: Moment.openapi({ description: 'The newest event that spoke of it' }),
  eventId: Id.openapi({ description: 'The event whose data carries its charges' }),
  quotationAmount: orNull(Minor).openapi({ description: 'minor units, net, as quoted', example: null }),
  orderAmount: orNull(Minor).openapi({ description: 'minor units, net, as ordered', example: null }),
  depositable: z.boolean().openapi({
    description: 'Whether a deposit can be asked for on it: its whole is not billed',
    example: false,
  }),
  billings: z.array(
    z.object({
      invoiceId: Id,
      number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
      word: Word,
      amount: Minor,
      state: z.enum(['draft', 'final', 'released', 'deposit']).openapi({ example: 'final' }),
    }),
  ),
}).openapi('WorkItem')
export type WorkItem = z.infer<typeof WorkItem>

export const WorkPage = countedPageOf(WorkRow, 'WorkPage')
export type WorkPage = z.infer<typeof WorkPage>

/** Which work is meant; every filter narrows. */
export const WorkFilterQuery = z.strictObject({
  kind: WorkKind.optional(),
  stage: WorkStage.optional(),
  customer: Id.optional(),
  source: ShortText.min(1)
    .optional()
    .openapi({ description: 'The system that told of it', example: 'dispatch' }),
  q: ShortText.optional().openapi({
    description: 'A reference from its beginning or end, or part of a customer’s name',
    example: 'ORD-77',
  }),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  billed: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'Whether it is on a live document', example: 'false' }),
  billable: z
    .enum(['true'])
    .optional()
    .openapi({ description: 'true: only work of which an invoice can be made now', example: 'true' }),
  unbilled: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'Only work that is on no live document' }),
})

/** Which work to list. */
export const WorkQuery = WorkFilterQuery.extend({ ...CountQuery, ...PageQuery })
export type WorkQuery = z.input<typeof WorkQuery>
