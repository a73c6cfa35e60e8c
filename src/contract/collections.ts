import { Currency, Id } from './scalars.ts'
import { BehindQuery, SpanQuery, SpanTold, StatementFigure } from './statements.ts'
import { ShortText } from './text.ts'
import { z } from './z.ts'

/** What payments did: `received - refunded = settled + kept + differences`. */
const MOVED = {
  received: StatementFigure,
  refunded: StatementFigure,
  settled: StatementFigure.openapi({
    description: 'Set against documents, less what was taken off them again',
  }),
  kept: StatementFigure.openapi({
    description: 'Kept as customer credit, less what of it was used or given back',
  }),
  differences: StatementFigure.openapi({
    description: 'Tolerated: kept beyond what a document was open with (positive), or let go (negative)',
  }),
}

/** A figure that is no amount, with one decimal; null where nothing was billed or paid that it could be told by. */
const Ratio = z
  .object({
    value: z.number().nullable().openapi({ example: 36.4 }),
    compared: z.number().nullable().openapi({ example: 41 }),
  })
  .openapi('CollectionRatio')
export type CollectionRatio = z.infer<typeof Ratio>

/** What payments a span brought by method, and how fast customers pay. */
export const Collections = z
  .object({
    ...SpanTold,
    currencies: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        rows: z.array(z.object({ method: z.string().openapi({ example: 'bank_transfer' }), ...MOVED })),
        total: z.object(MOVED),
        receivables: z.object({
          opening: StatementFigure,
          creditSales: StatementFigure.openapi({
            description: 'What documents billed, tax included, less credit notes',
          }),
          closing: StatementFigure,
          pastDue: StatementFigure.openapi({ description: 'What of `closing` is past due' }),
        }),
        daysSalesOutstanding: Ratio,
        bestPossibleDaysSalesOutstanding: Ratio,
        averageDaysToPay: Ratio,
        collectionEffectiveness: Ratio.openapi({ description: 'Percent' }),
      }),
    ),
  })
  .openapi('Collections')
export type Collections = z.infer<typeof Collections>

export const CollectionsQuery = z.strictObject({
  ...SpanQuery,
  currency: Currency.optional(),
  customer: Id.optional().openapi({ description: 'Only what concerns this customer' }),
})
export type CollectionsQuery = z.input<typeof CollectionsQuery>

export const CollectionsEntriesQuery = z.strictObject({
  method: ShortText.min(1).optional().openapi({ description: 'Of one method', example: 'bank_transfer' }),
  of: z.enum(['received', 'refunded', 'settled', 'kept', 'differences']).default('received').openapi({
    description: 'Which figure',
    example: 'received',
  }),
  customer: Id.optional().openapi({ description: 'Of one customer' }),
  ...BehindQuery,
})
export type CollectionsEntriesQuery = z.input<typeof CollectionsEntriesQuery>
