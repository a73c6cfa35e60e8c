import type { AccountBalance } from './account.ts'
import { earningsOf } from './income-statement.ts'
import {
  type Columns,
  isEarning,
  plus,
  sectionOf,
  statementLines,
  type StatementSection,
} from './statement-lines.ts'

/** What an organization has and owes in a currency; the current earnings are in the totals of `equity`. */
export interface BalanceSheet {
  readonly currency: string
  readonly assets: StatementSection
  readonly liabilities: StatementSection
  readonly equity: StatementSection
  readonly currentEarnings: Columns
  /** Of a sheet in the base currency: what rates moved since, in the totals of `equity`. */
  readonly exchangeDifference?: Columns
  readonly liabilitiesAndEquity: Columns
}

/**
 * The balance sheet of each currency in which something is held (rule 22), with a column for each day. What was earned
 * and not yet closed to retained earnings is equity too: with it both sides are equal, since every entry balances. In
 * the base currency so is what the rates moved since (`InBase`).
 */
export function balanceSheets(
  days: readonly (readonly AccountBalance[])[],
  exchangeDifference?: Columns,
): BalanceSheet[] {
  const lines = Map.groupBy(statementLines(days), ({ currency }) => currency)
  return [...lines]
    .filter(([, own]) => !own.every(isEarning))
    .map(([currency, own]) => {
      const currentEarnings = earningsOf(own, days.length).netIncome
      const liabilities = sectionOf(own, 'liability', days.length)
      const accounts = sectionOf(own, 'equity', days.length)
      const earned = plus(accounts.totals, currentEarnings)
      const equity = {
        ...accounts,
        totals: exchangeDifference ? plus(earned, exchangeDifference) : earned,
      }
      return {
        currency,
        assets: sectionOf(own, 'asset', days.length),
        liabilities,
        equity,
        currentEarnings,
        ...(exchangeDifference && { exchangeDifference }),
        liabilitiesAndEquity: plus(liabilities.totals, equity.totals),
      }
    })
}
