import type * as view from '../contract/statements.ts'
import type { BalanceSheet } from '../domain/ledger/balance-sheet.ts'
import type { IncomeStatement } from '../domain/ledger/income-statement.ts'
import type { Span } from '../domain/ledger/span.ts'
import type { Columns, StatementSection } from '../domain/ledger/statement-lines.ts'
import { numberOf } from './amount.ts'

/** The income statement of a span, beside that of another if there is one. */
export function presentIncomeStatement(
  span: Span,
  comparedWith: Span | null,
  statements: readonly IncomeStatement[],
): view.IncomeStatement {
  return {
    ...span,
    comparedWith,
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
  asOf: string,
  comparedTo: string | null,
  earningsSince: string,
  sheets: readonly BalanceSheet[],
): view.BalanceSheet {
  return {
    asOf,
    comparedTo,
    earningsSince,
    currencies: sheets.map(
      ({ currency, assets, liabilities, equity, currentEarnings, liabilitiesAndEquity }) => {
        const { rows, total } = presentSection(equity)
        return {
          currency,
          assets: presentSection(assets),
          liabilities: presentSection(liabilities),
          equity: { rows, currentEarnings: presentFigure(currentEarnings), total },
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

const presentFigure = ([amount = 0n, compared]: Columns): view.StatementFigure => ({
  amount: numberOf(amount),
  compared: compared === undefined ? null : numberOf(compared),
  difference: compared === undefined ? null : numberOf(amount - compared),
})
