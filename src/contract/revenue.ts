import { orNull } from './or-null.ts'
import { Currency, Minor } from './scalars.ts'
import { ShortText } from './text.ts'
import { z } from './z.ts'
import { BehindQuery, SpanQuery, SpanTold, StatementFigure } from './statements.ts'

const By = z.enum(['customer', 'service', 'source', 'business'])

/** A group of a report, with an amount of the span, of the one it is compared with, and the difference. */
export const ReportRow = z
  .object({
    key: z.string().openapi({
      description: 'What the group is asked for by; `none` for what belongs to no other',
      example: 'order',
    }),
    name: z.string().nullable().openapi({ example: 'order' }),
    amount: Minor,
    compared: orNull(Minor).openapi({ example: 90000 }),
    difference: orNull(Minor).openapi({ example: 30000 }),
  })
  .openapi('ReportRow')
export type ReportRow = z.infer<typeof ReportRow>

/** What was earned in a span of days by customer, kind of work, source or business; the total is the movement of the revenue accounts. */
export const Revenue = z
  .object({
    ...SpanTold,
    by: By,
    currencies: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        rows: z.array(ReportRow),
        total: StatementFigure,
      }),
    ),
  })
  .openapi('Revenue')
export type Revenue = z.infer<typeof Revenue>

export const RevenueQuery = z.strictObject({
  by: By.default('customer').openapi({
    description:
      '`customer`; `service`, the kind of work behind the lines; `source`, the system that told of the work; `business`, the billing profile',
    example: 'service',
  }),
  ...SpanQuery,
  currency: Currency.optional(),
})
export type RevenueQuery = z.input<typeof RevenueQuery>

export const RevenueEntriesQuery = z.strictObject({
  by: By.default('customer'),
  group: ShortText.min(1).optional().openapi({ description: 'The `key` of a row', example: 'order' }),
  ...BehindQuery,
})
export type RevenueEntriesQuery = z.input<typeof RevenueEntriesQuery>
