import { TaxJurisdiction } from './events/envelope.ts'
import { Jurisdiction } from './invoice-parts.ts'
import { orNull } from './or-null.ts'
import { Currency } from './scalars.ts'
import { BehindQuery, SpanQuery, SpanTold, StatementFigure } from './statements.ts'
import { ShortText } from './text.ts'
import { z } from './z.ts'

/** A category and rate of a jurisdiction with what was taxed at it and its tax. */
const TaxRow = z
  .object({
    key: z.string().openapi({
      description: 'What the rate is asked for by: with its jurisdiction where there is one',
      example: 'S:6.25:US-IL',
    }),
    category: z
      .string()
      .openapi({ description: 'UNCL5305 code: S standard, Z zero, E exempt …', example: 'S' }),
    rate: z.string().openapi({ description: 'Percent, as decimal text', example: '6.25' }),
    jurisdiction: Jurisdiction.openapi({ example: 'US-IL' }),
    base: StatementFigure,
    tax: StatementFigure,
  })
  .openapi('TaxRow')

/** The tax of a span by jurisdiction, category and rate (rule 22): `total` is the movement of Tax payable; `opening` and it come to `closing`. Of one jurisdiction it is what its rows come to. */
export const TaxLiability = z
  .object({
    ...SpanTold,
    currencies: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        opening: orNull(StatementFigure).openapi({
          description:
            'Null, like `other` and `closing`, where one jurisdiction is asked for: Tax payable is one account, and what is paid names none',
        }),
        rows: z.array(TaxRow),
        jurisdictions: z
          .array(
            z.object({
              jurisdiction: z.string().openapi({ example: 'US-IL' }),
              base: StatementFigure,
              tax: StatementFigure,
            }),
          )
          .openapi({ description: 'What the rows of each jurisdiction come to, where one is named' }),
        other: orNull(StatementFigure).openapi({
          description:
            'What no rate explains: storefront sales, entries by hand, what was paid to the authority',
        }),
        total: StatementFigure,
        closing: orNull(StatementFigure),
      }),
    ),
  })
  .openapi('TaxLiability')
export type TaxLiability = z.infer<typeof TaxLiability>

export const TaxLiabilityQuery = z.strictObject({
  ...SpanQuery,
  currency: Currency.optional(),
  jurisdiction: TaxJurisdiction.optional().openapi({
    description: 'Only the tax of this one: what was taxed and its tax',
    example: 'US-IL',
  }),
})
export type TaxLiabilityQuery = z.input<typeof TaxLiabilityQuery>

export const TaxEntriesQuery = z.strictObject({
  line: ShortText.min(1).optional().openapi({
    description: 'The `key` of a row, a `jurisdiction` for all of its rows, or `other`',
    example: 'S:6.25:US-IL',
  }),
  of: z.enum(['tax', 'base']).default('tax').openapi({
    description: 'Which figure of the row: its tax, or what was taxed',
    example: 'tax',
  }),
  ...BehindQuery,
})
export type TaxEntriesQuery = z.input<typeof TaxEntriesQuery>
