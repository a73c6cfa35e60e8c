import type { AccountBalance } from './account.ts'
import {
  type Columns,
  isEarning,
  minus,
  sectionOf,
  type StatementLine,
  statementLines,
  type StatementSection,
} from './statement-lines.ts'

/** What was earned and spent in a currency. */
export interface IncomeStatement {
  readonly currency: string
  readonly revenue: StatementSection
  readonly expenses: StatementSection
  readonly netIncome: Columns
}

/** What accounts held before a span began, and at its end. */
export interface Movement {
  readonly before: readonly AccountBalance[]
  readonly after: readonly AccountBalance[]
  /** What closing entries moved in it: it goes to retained earnings, and was earned all the same. */
  readonly closings?: readonly AccountBalance[]
}

/** The income statement of each currency in which something was earned or spent (rule 22), with a column for each span. */
export function incomeStatements(spans: readonly Movement[]): IncomeStatement[] {
  const moved = spans.map(({ before, after, closings = [] }) => [
    ...after,
    ...[...before, ...closings].map((held) => ({ ...held, balance: -held.balance })),
  ])
  const lines = Map.groupBy(statementLines(moved).filter(isEarning), ({ currency }) => currency)
  return [...lines].map(([currency, own]) => ({ currency, ...earningsOf(own, spans.length) }))
}

/** Revenue less expense, in each of so many columns. */
export function earningsOf(
  lines: readonly StatementLine[],
  columns: number,
): Omit<IncomeStatement, 'currency'> {
  const revenue = sectionOf(lines, 'revenue', columns)
  const expenses = sectionOf(lines, 'expense', columns)
  return { revenue, expenses, netIncome: minus(revenue.totals, expenses.totals) }
}
