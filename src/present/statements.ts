import type * as view from '../contract/statements.ts'
import type { BalanceSheet } from '../domain/ledger/balance-sheet.ts'
import type { IncomeStatement } from '../domain/ledger/income-statement.ts'
import type { Columns, StatementSection } from '../domain/ledger/statement-lines.ts'
import { numberOf } from './amount.ts'

/** The income statement of a span, beside that of another if there is one. */
export function presentIncomeStatement(
  told: Pick<view.IncomeStatement, 'from' | 'to' | 'comparedWith' | 'knownAt'>,
  statements: readonly IncomeStatement[],
): view.IncomeStatement {
  return {
    ...told,
    currencies: statements.map(({ currency, revenue, expenses, netIncome }) => ({
      currency,
      revenue: presentSection(revenue),
      expenses: presentSection(expenses),
      netIncome: presentFigure(netIncome),
    })),
  }
}

/** The balance sheet of a day, beside that of another if there is one. */
export function presentBalanceSheet(
  asked: {
    readonly asOf: string
    readonly compareTo: string | null
    readonly earningsSince: string | null
    readonly comparedEarningsSince: string | null
    readonly knownAt: string | undefined
  },
  sheets: readonly BalanceSheet[],
): view.BalanceSheet {
  const { asOf, compareTo, earningsSince, comparedEarningsSince, knownAt } = asked
  return {
    asOf,
    comparedTo: compareTo,
    knownAt: knownAt ?? null,
    earningsSince,
    comparedEarningsSince,
    currencies: sheets.map(
      ({
        currency,
        assets,
        liabilities,
        equity,
        currentEarnings,
        exchangeDifference,
        liabilitiesAndEquity,
      }) => {
        const { rows, total } = presentSection(equity)
        return {
          currency,
          assets: presentSection(assets),
          liabilities: presentSection(liabilities),
          equity: {
            rows,
            currentEarnings: presentFigure(currentEarnings),
            ...(exchangeDifference && { exchangeDifference: presentFigure(exchangeDifference) }),
            total,
          },
          liabilitiesAndEquity: presentFigure(liabilitiesAndEquity),
        }
      },
    ),
  }
}

const presentSection = ({ lines, totals }: StatementSection): view.StatementSection => ({
  rows: lines.map(({ account, accountName, amounts }) => ({
    account,
    accountName,
    ...presentFigure(amounts),
  })),
  total: presentFigure(totals),
})

/** An amount beside that of the comparison, if there is one. */
export const presentFigure = ([amount = 0n, compared]: Columns): view.StatementFigure => ({
  amount: numberOf(amount),
  compared: compared === undefined ? null : numberOf(compared),
  difference: compared === undefined ? null : numberOf(amount - compared),
})
