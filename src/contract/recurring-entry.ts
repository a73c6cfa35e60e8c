import { Currency, CalendarDate, Id, Moment } from './scalars.ts'
import { LineByHand } from './manual-entry.ts'
import { Name, ShortText } from './text.ts'
import { z } from './z.ts'

const Every = z.enum(['month', 'quarter', 'year']).openapi({ example: 'month' })
const Day = z.number().int().min(1).max(31).openapi({
  description: 'Of the month; its last day where it has no such day',
  example: 31,
})
const LINES = [
  { account: '5900', debit: 25000 },
  { account: '1010', credit: 25000 },
]

/** An entry to make again and again. */
export const RecurringEntryNew = z
  .strictObject({
    description: Name.openapi({ example: 'Office rent' }),
    reference: ShortText.nullish().openapi({ example: 'Lease of 2025' }),
    currency: Currency,
    lines: z.array(LineByHand).min(2).max(500).openapi({ example: LINES }),
    every: Every,
    day: Day,
    startsOn: CalendarDate.openapi({ description: 'None is due before', example: '2026-04-01' }),
    endsOn: CalendarDate.nullish().openapi({ description: 'None is due after', example: '2027-03-31' }),
    most: z
      .number()
      .int()
      .min(1)
      .max(1200)
      .nullish()
      .openapi({ description: 'So many are made at most', example: 12 }),
  })
  .openapi('RecurringEntryNew')
export type RecurringEntryNew = z.input<typeof RecurringEntryNew>

/** A recurring entry, how far it got, and what comes next. */
export const RecurringEntry = z
  .object({
    id: Id,
    description: z.string().openapi({ example: 'Office rent' }),
    reference: z.string().nullable().openapi({ example: 'Lease of 2025' }),
    currency: z.string().openapi({ example: 'USD' }),
    lines: z.array(LineByHand).openapi({ example: LINES }),
    every: Every,
    day: Day,
    startsOn: CalendarDate,
    endsOn: CalendarDate.nullable().openapi({ example: null }),
    most: z.number().int().nullable().openapi({ example: 12 }),
    made: z.number().int().openapi({ description: 'How many were made', example: 3 }),
    paused: z.boolean(),
    next: z
      .array(CalendarDate)
      .openapi({ description: 'The days on which it is due next, at most 12', example: ['2026-04-30'] }),
    problem: z.string().nullable().openapi({
      description: 'Why the one that is due could not be made; it is tried again',
      example: null,
    }),
    recordedAt: Moment,
    actor: z.string().openapi({ example: 'Operator' }),
  })
  .openapi('RecurringEntry')
export type RecurringEntry = z.infer<typeof RecurringEntry>

export const RecurringEntries = z.object({ items: z.array(RecurringEntry) }).openapi('RecurringEntries')
export type RecurringEntries = z.infer<typeof RecurringEntries>

export const RecurringEntryChanges = z
  .strictObject({
    paused: z.boolean().optional().openapi({
      description: 'What is due while it pauses is left out',
      example: true,
    }),
    endsOn: CalendarDate.nullish().openapi({ example: '2027-03-31' }),
  })
  .openapi('RecurringEntryChanges')
export type RecurringEntryChanges = z.input<typeof RecurringEntryChanges>
