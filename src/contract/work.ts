import { orNull } from './or-null.ts'
import { PageQuery, pageOf } from './page.ts'
import { CalendarDate, Id, Minor, Moment } from './scalars.ts'
import { Word } from './word.ts'
import { z } from './z.ts'

export const WorkKind = z
  .enum(['order', 'service_order', 'trip', 'booking', 'sale'])
  .openapi({ example: 'order' })

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
    stage: z
      .enum(['planned', 'in_progress', 'done', 'priced', 'completed', 'cancelled'])
      .openapi({ example: 'priced' }),
    value: Minor.openapi({ description: 'minor units, net: what billing all of it brings' }),
    billed: Minor.openapi({ description: 'minor units, net, on live documents' }),
    billable: z
      .boolean()
      .openapi({ description: 'Whether an invoice can be made of it now', example: false }),
    occurredOn: CalendarDate,
    review: z.string().nullable().openapi({ description: 'What a person must look at', example: null }),
  })
  .openapi('WorkRow')
export type WorkRow = z.infer<typeof WorkRow>

/** A piece of work with the documents it is on, and what was quoted, ordered and done side by side. */
export const WorkItem = WorkRow.extend({
  asOf: Moment.openapi({ description: 'The newest event that spoke of it' }),
  eventId: Id.openapi({ description: 'The event whose data carries its charges' }),
  quotationAmount: orNull(Minor).openapi({ description: 'minor units, net, as quoted', example: null }),
  orderAmount: orNull(Minor).openapi({ description: 'minor units, net, as ordered', example: null }),
  billings: z.array(
    z.object({
      invoiceId: Id,
      number: z.string().nullable().openapi({ example: 'INV-2026-00001' }),
      word: Word,
      amount: Minor,
      state: z.enum(['draft', 'final', 'released']).openapi({ example: 'final' }),
    }),
  ),
}).openapi('WorkItem')
export type WorkItem = z.infer<typeof WorkItem>

export const WorkPage = pageOf(WorkRow, 'WorkPage')
export type WorkPage = z.infer<typeof WorkPage>

export const WorkQuery = z.strictObject({
  kind: WorkKind.optional(),
  customer: Id.optional(),
  unbilled: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'Only work that is on no live document' }),
  ...PageQuery,
})
export type WorkQuery = z.input<typeof WorkQuery>
