import { Currency } from './scalars.ts'
import { BehindQuery, SpanQuery, SpanTold, StatementFigure } from './statements.ts'
import { ShortText } from './text.ts'
import { z } from './z.ts'

/** A category and rate with what was taxed at it and its tax. */
const TaxRow = z
  .object({
    key: z.string().openapi({ description: 'What the rate is asked for by', example: 'S:19' }),
    category: z
      .string()
      .openapi({ description: 'UNCL5305 code: S standard, Z zero, E exempt …', example: 'S' }),
    rate: z.string().openapi({ description: 'Percent, as decimal text', example: '19' }),
    base: StatementFigure,
    tax: StatementFigure,
  })
  .openapi('TaxRow')

/** The tax of a span by category and rate (rule 22): `total` is the movement of Tax payable; `opening` and it come to `closing`. */
export const TaxLiability = z
  .object({
    ...SpanTold,
    currencies: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        opening: StatementFigure,
        rows: z.array(TaxRow),
        other: StatementFigure.openapi({
          description:
            'What no rate explains: storefront sales, entries by hand, what was paid to the authority',
        }),
        total: StatementFigure,
        closing: StatementFigure,
      }),
    ),
  })
  .openapi('TaxLiability')
export type TaxLiability = z.infer<typeof TaxLiability>

export const TaxLiabilityQuery = z.strictObject({
  ...SpanQuery,
  currency: Currency.optional(),
})
export type TaxLiabilityQuery = z.input<typeof TaxLiabilityQuery>

export const TaxEntriesQuery = z.strictObject({
  line: ShortText.min(1)
    .optional()
    .openapi({ description: 'The `key` of a row, or `other`', example: 'S:19' }),
  of: z.enum(['tax', 'base']).default('tax').openapi({
    description: 'Which figure of the row: its tax, or what was taxed',
    example: 'tax',
  }),
  ...BehindQuery,
})
export type TaxEntriesQuery = z.input<typeof TaxEntriesQuery>
