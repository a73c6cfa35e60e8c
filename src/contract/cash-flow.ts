import { ReportRow } from './revenue.ts'
import { Currency } from './scalars.ts'
import { BehindQuery, SpanQuery, SpanTold, StatementFigure } from './statements.ts'
import { ShortText } from './text.ts'
import { z } from './z.ts'

/** Where cash came from and went in a span of days (rule 22): `opening` and `net` come to `closing`, always. */
export const CashFlow = z
  .object({
    ...SpanTold,
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
  ...BehindQuery,
})
export type CashFlowEntriesQuery = z.input<typeof CashFlowEntriesQuery>
