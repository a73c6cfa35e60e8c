import { Said, SaidInOrder } from './said.ts'
import { orNull } from './or-null.ts'
import { TripCompleted } from './events/charter.ts'
import { ServiceOrderDone, ServiceOrderUpdated } from './events/field-service.ts'
import { CashCollected, OrderCancelled, OrderPriced, StorefrontSale } from './events/fleet.ts'
import { BookingCompleted } from './events/home-services.ts'
import { CountQuery, countedPageOf, pageOf, PageQuery } from './page.ts'
import { Problem } from './problem.ts'
import { CalendarDate, Id, Moment } from './scalars.ts'
import { ShortText, textUpTo } from './text.ts'
import { z } from './z.ts'

/** The kinds of events that are understood. */
export const WORK_EVENT_TYPES = [
  'order.priced',
  'order.cancelled',
  'storefront.sale_completed',
  'storefront.cash_collected',
  'service_order.updated',
  'service_order.done',
  'trip.completed',
  'booking.completed',
] as const

/** What an operations system tells (rule 1). An event of an unknown type is refused with the list of those known. */
export const WorkEvent = z
  .discriminatedUnion(
    'type',
    [
      OrderPriced,
      OrderCancelled,
      StorefrontSale,
      CashCollected,
      ServiceOrderUpdated,
      ServiceOrderDone,
      TripCompleted,
      BookingCompleted,
    ],
    {
      error: (issue) => {
        if (issue.code !== 'invalid_union') return undefined
        if ((issue.input as { type?: unknown }).type === undefined) return 'This is required.'
        return `This type of event is not known. Known types: ${WORK_EVENT_TYPES.join(', ')}.`
      },
    },
  )
  .openapi('WorkEvent')
export type WorkEvent = z.input<typeof WorkEvent>

/** Many events at once. Each gets its own result; a bad one never fails its neighbours. */
export const WorkEventBatch = z
  .strictObject({
    events: z
      .array(z.unknown())
      .min(1)
      .max(1000)
      .openapi({ type: 'array', items: { $ref: '#/components/schemas/WorkEvent' } }),
  })
  .openapi('WorkEventBatch')
export type WorkEventBatch = { events: WorkEvent[] }

/** What became of an event. A repeated one is answered with its first outcome. */
export const WorkEventAnswer = z
  .object({
    id: Id,
    outcome: z.enum(['done', 'nothing']).openapi({ example: 'done' }),
    repeated: z.boolean().openapi({ example: false }),
    reason: z.string().nullable().openapi({ description: 'Why there was nothing to do', example: null }),
    said: orNull(Said).openapi({ description: 'The reason by its code', example: null }),
    workId: Id.nullable(),
    invoiceIds: z.array(Id),
    paymentId: Id.nullable().openapi({ example: null }),
    steps: z.array(z.string()).openapi({
      description: 'What was done, in sentences',
      example: ['Drafted invoice INV-2026-00001 over 1,200.00 USD.'],
    }),
    stepsSaid: SaidInOrder.openapi({ description: 'The same by their codes', example: [] }),
  })
  .openapi('WorkEventAnswer')
export type WorkEventAnswer = z.infer<typeof WorkEventAnswer>

/** The result of one event of a batch, in the order they were sent: an answer, or the problem with it. */
export const WorkEventResult = z
  .object({
    status: z
      .number()
      .int()
      .openapi({ description: 'The HTTP status it would have had alone', example: 201 }),
    answer: orNull(WorkEventAnswer),
    problem: orNull(Problem),
  })
  .openapi('WorkEventResult')
export type WorkEventResult = z.infer<typeof WorkEventResult>

export const WorkEventResults = z.object({ results: z.array(WorkEventResult) }).openapi('WorkEventResults')
export type WorkEventResults = z.infer<typeof WorkEventResults>

/** An event as it was recorded, in a list. */
export const WorkEventRow = z
  .object({
    id: Id,
    source: z.string().openapi({ example: 'dispatch' }),
    externalId: z.string().openapi({ description: 'Its id in the source', example: 'evt_10023' }),
    type: z.string().openapi({ example: 'order.priced' }),
    occurredAt: Moment,
    recordedAt: Moment,
    outcome: z.enum(['done', 'nothing', 'refused']),
    reason: z.string().nullable().openapi({ example: null }),
    said: orNull(Said).openapi({ description: 'Why there was nothing to do, by its code', example: null }),
    code: z.string().nullable().openapi({ description: "The refusal's code", example: null }),
    workId: Id.nullable(),
    actor: z.string().openapi({ example: 'key Dispatch' }),
  })
  .openapi('WorkEventRow')
export type WorkEventRow = z.infer<typeof WorkEventRow>

/** An event with what it said, and what was done because of it, in sentences. */
export const WorkEventRecord = WorkEventRow.extend({
  steps: z.array(z.string()).openapi({ example: ['Drafted invoice INV-2026-00001 over 1,200.00 USD.'] }),
  stepsSaid: SaidInOrder.openapi({ description: 'The same by their codes', example: [] }),
  body: z.unknown().openapi({ type: 'object', description: 'The event as it was sent' }),
}).openapi('WorkEventRecord')
export type WorkEventRecord = z.infer<typeof WorkEventRecord>

/** The same id told again with another body: kept for people to see, never applied (rule 1). */
export const WorkEventConflict = z
  .object({
    id: Id,
    eventId: Id,
    source: z.string().openapi({ example: 'dispatch' }),
    externalId: z.string().openapi({ example: 'evt_10023' }),
    type: z.string().openapi({ example: 'order.priced' }),
    recordedAt: Moment,
    resolvedAt: Moment.nullable().openapi({ example: null }),
    resolvedBy: z.string().nullable().openapi({ example: null }),
    resolution: z.enum(['recorded_stands', 'contradicting_applied']).nullable().openapi({ example: null }),
    appliedEventId: Id.nullable().openapi({
      description: 'The event as which the later telling was carried out',
      example: null,
    }),
    recorded: z.unknown().openapi({ type: 'object', description: 'What was told first, and stands' }),
    contradicting: z.unknown().openapi({ type: 'object', description: 'What was told later' }),
  })
  .openapi('WorkEventConflict')
export type WorkEventConflict = z.infer<typeof WorkEventConflict>

export const WorkEventPage = countedPageOf(WorkEventRow, 'WorkEventPage')
export type WorkEventPage = z.infer<typeof WorkEventPage>
export const WorkEventConflictPage = pageOf(WorkEventConflict, 'WorkEventConflictPage')
export type WorkEventConflictPage = z.infer<typeof WorkEventConflictPage>

/** Which events are meant; every filter narrows. */
export const WorkEventFilterQuery = z.strictObject({
  type: z.enum(WORK_EVENT_TYPES).optional(),
  outcome: z.enum(['done', 'nothing', 'refused']).optional(),
  source: ShortText.optional().openapi({ example: 'dispatch' }),
  work: Id.optional().openapi({ description: 'The work it speaks of' }),
  q: ShortText.optional().openapi({ description: 'Its id in the source', example: 'evt_10023' }),
  toldFrom: CalendarDate.optional().openapi({ description: 'The day it was told, where the books are kept' }),
  toldTo: CalendarDate.optional(),
})

/** Which events to list. */
export const WorkEventQuery = WorkEventFilterQuery.extend({ ...CountQuery, ...PageQuery })

/** Which conflicts to list. */
export const WorkEventConflictQuery = z.object({
  ...PageQuery,
  open: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'true: only those nobody has settled', example: 'true' }),
  event: Id.optional().openapi({ description: 'The event that was told first' }),
})

/** How a conflict is settled. */
export const ConflictResolution = z
  .strictObject({
    resolution: z.enum(['recorded_stands', 'contradicting_applied']).openapi({
      description:
        'recorded_stands: what was told first is right. contradicting_applied: the later telling is carried out, as an event with an id of its own.',
      example: 'recorded_stands',
    }),
    reason: textUpTo(500).nullish().openapi({ example: 'The dispatcher corrected it by hand.' }),
  })
  .openapi('ConflictResolution')
export type ConflictResolution = z.infer<typeof ConflictResolution>
