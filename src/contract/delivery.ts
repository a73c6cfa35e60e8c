import { PageQuery, pageOf } from './page.ts'
import { Id, Moment } from './scalars.ts'
import { z } from './z.ts'

/** How Billhook came to hear of a change. */
const Via = z.enum(['webhook', 'poll', 'back_fill']).openapi({
  description: 'A webhook brought it, a poll found it, or a back-fill came by it',
  example: 'webhook',
})

/** What became of it: told to the books, left alone, turned down, or given up on. */
const DeliveryOutcome = z.enum(['waiting', 'ingested', 'ignored', 'refused', 'failed']).openapi({
  description:
    'waiting: it is read again; ingested: it changed the books; ignored: there was nothing to do; refused: it cannot be taken as it is; failed: given up on',
  example: 'ingested',
})

/** A change that was heard of, in a list. */
export const DeliveryRow = z
  .object({
    id: Id,
    externalId: z.string().openapi({ description: "The webhook's own id", example: 'event_66f0a1b2c3d4e' }),
    event: z.string().openapi({ example: 'purchase_rate.created' }),
    record: z.string().nullable().openapi({
      description: 'The record something happened to',
      example: 'rate_f6g7h8i9j0',
    }),
    via: Via,
    outcome: DeliveryOutcome,
    reason: z.string().nullable().openapi({ example: null }),
    signature: z.enum(['valid', 'invalid', 'absent']).openapi({ example: 'valid' }),
    attempts: z.number().int().openapi({ description: 'How often its records were read' }),
    receivedAt: Moment,
    settledAt: Moment.nullable(),
  })
  .openapi('DeliveryRow')
export type DeliveryRow = z.infer<typeof DeliveryRow>

/** A change that was heard of, with what was said of it. */
export const Delivery = DeliveryRow.extend({
  body: z.unknown().openapi({ type: 'object', description: 'As it came in' }),
}).openapi('Delivery')
export type Delivery = z.infer<typeof Delivery>

export const DeliveryPage = pageOf(DeliveryRow, 'DeliveryPage')
export type DeliveryPage = z.infer<typeof DeliveryPage>

export const DeliveryQuery = z.object({
  outcome: DeliveryOutcome.optional(),
  via: Via.optional(),
  ...PageQuery,
})

const Count = z.number().int().openapi({ example: 0 })

/** How many deliveries there are of each outcome. */
export const DeliveryCounts = z
  .object({ waiting: Count, ingested: Count, ignored: Count, refused: Count, failed: Count })
  .openapi('DeliveryCounts')
export type DeliveryCounts = z.infer<typeof DeliveryCounts>

/** Which deliveries to settle again. */
export const DeliveryReplays = z
  .strictObject({ outcome: z.enum(['failed', 'refused']).openapi({ example: 'failed' }) })
  .openapi('DeliveryReplays')
export type DeliveryReplays = z.infer<typeof DeliveryReplays>

export const DeliveriesReplayed = z
  .object({ replayed: Count.openapi({ description: 'How many are settled again' }) })
  .openapi('DeliveriesReplayed')
