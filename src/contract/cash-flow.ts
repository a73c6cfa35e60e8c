import { orNull } from './or-null.ts'
import { PageQuery } from './page.ts'
import { ReportRow } from './revenue.ts'
import { CalendarDate, Currency } from './scalars.ts'
import { SpanQuery, StatementFigure, StatementSpan } from './statements.ts'
import { ShortText } from './text.ts'
import { z } from './z.ts'

/** Where cash came from and went in a span of days (rule 22): `opening` and `net` come to `closing`, always. */
export const CashFlow = z
  .object({
    from: CalendarDate.openapi({ example: '2026-01-01' }),
    to: CalendarDate.openapi({ example: '2026-03-31' }),
    comparedWith: orNull(StatementSpan),
    currencies: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        opening: StatementFigure,
        rows: z.array(ReportRow).openapi({
          description:
            'Positive: came in. `key` is `customers`, `refunds`, `sales`, `payouts`, or the code of the account on the other side, whose name is `name`',
        }),
        net: StatementFigure,
        closing: StatementFigure,
      }),
    ),
  })
  .openapi('CashFlow')
export type CashFlow = z.infer<typeof CashFlow>

export const CashFlowQuery = z.strictObject({ ...SpanQuery, currency: Currency.optional() })
export type CashFlowQuery = z.input<typeof CashFlowQuery>

export const CashFlowEntriesQuery = z.strictObject({
  line: ShortText.min(1).optional().openapi({ description: 'The `key` of a row', example: 'customers' }),
  from: SpanQuery.from,
  to: SpanQuery.to,
  currency: Currency,
  ...PageQuery,
})
export type CashFlowEntriesQuery = z.input<typeof CashFlowEntriesQuery>
