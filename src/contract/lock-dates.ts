import { CalendarDate } from './scalars.ts'
import { Text } from './text.ts'
import { z } from './z.ts'

/** Through which days the books are locked. Nothing is dated there any more; what belongs there goes to the next open day. */
export const LockDates = z
  .object({
    soft: CalendarDate.nullable().openapi({
      description: 'Closed, and opened again with a reason',
      example: '2026-03-31',
    }),
    tax: CalendarDate.nullable().openapi({
      description: 'A tax return was made; opened again by owners and administrators, with a reason',
      example: '2026-02-28',
    }),
    hard: CalendarDate.nullable().openapi({ description: 'Never opened again', example: '2025-12-31' }),
    closedThrough: CalendarDate.nullable().openapi({
      description: 'The latest of them',
      example: '2026-03-31',
    }),
    mayClose: z.boolean(),
    mayReopenTax: z.boolean(),
  })
  .openapi('LockDates')
export type LockDates = z.infer<typeof LockDates>

/** Other days; what is not named stays as it is. */
export const LockDatesChange = z
  .strictObject({
    soft: CalendarDate.nullish(),
    tax: CalendarDate.nullish(),
    hard: CalendarDate.nullish(),
    reason: Text.nullish().openapi({ example: 'A bill of March was missing.' }),
  })
  .openapi('LockDatesChange')
export type LockDatesChange = z.infer<typeof LockDatesChange>
