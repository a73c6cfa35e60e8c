import { KnownAt, KnownThen } from './known-at.ts'
import { PageQuery } from './page.ts'
import { CalendarDate, Currency, Minor } from './scalars.ts'
import { z } from './z.ts'
import { orNull } from './or-null.ts'

/** An amount with that of the comparison and the difference between them; both are null when nothing is compared. */
const COMPARED = {
  amount: Minor,
  compared: orNull(Minor).openapi({ example: 90000 }),
  difference: orNull(Minor).openapi({ example: 30000 }),
}
export const StatementFigure = z.object(COMPARED).openapi('StatementFigure')
export type StatementFigure = z.infer<typeof StatementFigure>

/** An account of a statement, positive on its normal side. */
const StatementRow = z
  .object({
    account: z.string().openapi({ example: '4000' }),
    accountName: z.string().openapi({ example: 'Revenue' }),
    ...COMPARED,
  })
  .openapi('StatementRow')
export type StatementRow = z.infer<typeof StatementRow>

const StatementSection = z
  .object({ rows: z.array(StatementRow), total: StatementFigure })
  .openapi('StatementSection')
export type StatementSection = z.infer<typeof StatementSection>

/** Days one after another, both ends included. */
export const StatementSpan = z
  .object({
    from: CalendarDate.openapi({ example: '2025-01-01' }),
    to: CalendarDate.openapi({ example: '2025-03-31' }),
  })
  .openapi('StatementSpan')

/** What a report over a span of days says of itself. */
export const SpanTold = {
  from: CalendarDate.openapi({ example: '2026-01-01' }),
  to: CalendarDate.openapi({ example: '2026-03-31' }),
  comparedWith: orNull(StatementSpan),
  knownAt: KnownThen,
}

/** What was earned and spent in a span of days, for each currency (rule 22). */
export const IncomeStatement = z
  .object({
    ...SpanTold,
    currencies: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        revenue: StatementSection,
        expenses: StatementSection.openapi({ example: { rows: [], total: noFigure() } }),
        netIncome: StatementFigure,
      }),
    ),
  })
  .openapi('IncomeStatement')
export type IncomeStatement = z.infer<typeof IncomeStatement>

/** What an organization has and owes at the end of a day, for each currency; assets equal liabilities and equity, always (rule 22). */
export const BalanceSheet = z
  .object({
    asOf: CalendarDate.openapi({ example: '2026-03-31' }),
    comparedTo: CalendarDate.nullable().openapi({ example: '2025-12-31' }),
    knownAt: KnownThen,
    earningsSince: CalendarDate.nullable().openapi({
      description:
        'The income statement from this day to `asOf` comes to the current earnings; null where none does: all that was earned by then was closed, or a part of a year',
      example: '2025-01-01',
    }),
    comparedEarningsSince: CalendarDate.nullable().openapi({
      description: 'The same of `comparedTo`',
      example: '2025-01-01',
    }),
    currencies: z.array(
      z.object({
        currency: z.string().openapi({ example: 'USD' }),
        assets: section('1100', 'Accounts receivable'),
        liabilities: StatementSection.openapi({ example: { rows: [], total: noFigure() } }),
        equity: z
          .object({
            rows: z.array(StatementRow),
            currentEarnings: StatementFigure,
            exchangeDifference: StatementFigure.optional().openapi({
              description:
                'Only in base: what balances held in other currencies are worth more than when they came',
            }),
            total: StatementFigure,
          })
          .openapi({
            description: 'Current earnings: revenue less expense not yet closed to retained earnings',
            example: { rows: [], currentEarnings: figure(), total: figure() },
          }),
        liabilitiesAndEquity: StatementFigure,
      }),
    ),
  })
  .openapi('BalanceSheet')
export type BalanceSheet = z.infer<typeof BalanceSheet>

function figure() {
  return { amount: 120000, compared: 90000, difference: 30000 }
}

function noFigure() {
  return { amount: 0, compared: 0, difference: 0 }
}

function section(account: string, accountName: string) {
  return StatementSection.openapi({
    example: { rows: [{ account, accountName, ...figure() }], total: figure() },
  })
}

/** Asks for one currency. */
export const InBase = z.enum(['base']).optional().openapi({
  description:
    'All in the own currency: what is had and owed at the rate of the day of the report, what was earned, spent and put in at the rate of each day',
  example: 'base',
})

/** Between which days, and beside which others, as known when. */
export const SpanQuery = {
  from: CalendarDate.optional().openapi({
    description: 'The first of January of the year of `to` when nothing is said',
    example: '2026-01-01',
  }),
  to: CalendarDate.optional().openapi({ description: 'Today when nothing is said', example: '2026-03-31' }),
  compare: z.enum(['previous', 'year']).optional().openapi({
    description:
      'Also `previous`, as many days just before, or as many whole months; or `year`, the same days a year before',
    example: 'year',
  }),
  compareFrom: CalendarDate.optional().openapi({
    description: 'Beside any other days, the first of them; with `compareTo`, and without `compare`',
    example: '2025-04-01',
  }),
  compareTo: CalendarDate.optional().openapi({ description: 'The last of them', example: '2025-06-30' }),
  knownAt: KnownAt,
}

/** Which entries: of a figure of such a report, told in one currency. */
export const BehindQuery = {
  from: SpanQuery.from,
  to: SpanQuery.to,
  knownAt: KnownAt,
  currency: Currency,
  ...PageQuery,
}

export const IncomeStatementQuery = z.strictObject({
  ...SpanQuery,
  currency: Currency.optional(),
  in: InBase,
})
export type IncomeStatementQuery = z.input<typeof IncomeStatementQuery>

export const BalanceSheetQuery = z.strictObject({
  asOf: CalendarDate.optional().openapi({ description: 'Today when nothing is said', example: '2026-03-31' }),
  compareTo: CalendarDate.optional().openapi({ description: 'Also as of this day', example: '2025-12-31' }),
  knownAt: KnownAt,
  currency: Currency.optional(),
  in: InBase,
})
export type BalanceSheetQuery = z.input<typeof BalanceSheetQuery>
