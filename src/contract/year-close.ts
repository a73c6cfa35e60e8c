import { CalendarDate, Id, Minor } from './scalars.ts'
import { z } from './z.ts'

const YearEnd = z
  .string()
  .regex(/^\d\d-\d\d$/, 'Write month and day, as 12-31.')
  .openapi({ description: 'Month and day; 02-28 is the end of February', example: '12-31' })

/** A fiscal year: what it earned, and what of that is in retained earnings. */
export const FiscalYear = z
  .object({
    id: Id.nullable().openapi({ description: 'Of its close; null while it was never closed' }),
    startsOn: CalendarDate.openapi({ example: '2025-01-01' }),
    endsOn: CalendarDate.openapi({ example: '2025-12-31' }),
    state: z.enum(['open', 'closed', 'changed']).openapi({
      description: 'changed: closed, and something was booked in it since; close it anew',
      example: 'closed',
    }),
    isOver: z.boolean(),
    results: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        netIncome: Minor.openapi({ description: 'minor units: what it earned' }),
        closed: Minor.openapi({ description: 'minor units: what of it was taken to retained earnings' }),
      }),
    ),
    lockThrough: CalendarDate.nullable().openapi({
      description: 'A closed year whose days are open: lock them through this day',
      example: '2025-12-31',
    }),
  })
  .openapi('FiscalYear')
export type FiscalYear = z.infer<typeof FiscalYear>

export const FiscalYears = z
  .object({
    yearEnd: YearEnd,
    items: z.array(FiscalYear).openapi({ description: 'The newest first' }),
    mayClose: z.boolean(),
  })
  .openapi('FiscalYears')
export type FiscalYears = z.infer<typeof FiscalYears>

export const YearEndChange = z.strictObject({ yearEnd: YearEnd }).openapi('YearEndChange')
export type YearEndChange = z.infer<typeof YearEndChange>

export const YearCloseNew = z
  .strictObject({
    endsOn: CalendarDate.openapi({ description: 'The last day of the year', example: '2025-12-31' }),
  })
  .openapi('YearCloseNew')
export type YearCloseNew = z.infer<typeof YearCloseNew>
