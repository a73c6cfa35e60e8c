import { CalendarDate, Id, Moment } from './scalars.ts'
import { z } from './z.ts'

/** Which orders to tell of. */
export const BackFillNew = z
  .strictObject({
    since: CalendarDate.openapi({ description: 'Orders made on this day and later' }),
    dryRun: z.boolean().default(false).openapi({
      description: 'Only count what it would tell',
      example: true,
    }),
  })
  .openapi('BackFillNew')
export type BackFillNew = z.input<typeof BackFillNew>

const Count = z.number().int().openapi({ example: 0 })

/** A back-fill as it stands. */
export const BackFill = z
  .object({
    id: Id,
    since: Moment,
    dryRun: z.boolean().openapi({ example: false }),
    state: z.enum(['running', 'done', 'failed', 'cancelled']).openapi({ example: 'running' }),
    progress: z.number().openapi({
      description: 'From 0 to 1: how much of the time since then it has read',
      example: 0.4,
    }),
    readTo: Moment.openapi({ description: 'Orders made before are read' }),
    read: Count.openapi({ description: 'Orders read: the sum of the following' }),
    told: Count.openapi({ description: 'They changed the books; in a dry run, they would be told' }),
    nothing: Count.openapi({ description: 'There was nothing to tell, or it was told before' }),
    refused: Count.openapi({ description: 'They cannot be taken as they are' }),
    failed: Count.openapi({ description: 'Their records are not whole' }),
    reason: z.string().nullable().openapi({ description: 'The last thing that went wrong', example: null }),
    startedAt: Moment,
    startedBy: z.string().openapi({ example: 'Operator' }),
    finishedAt: Moment.nullable().openapi({ example: null }),
  })
  .openapi('BackFill')
export type BackFill = z.infer<typeof BackFill>

export const BackFills = z.object({ items: z.array(BackFill) }).openapi('BackFills')
