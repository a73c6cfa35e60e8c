import type { BalanceSheet, IncomeStatement, StatementFigure, StatementSection } from '../statements.ts'
import { figureColumns, spanCells } from './figures.ts'
import { type Column, type Table, tableFromSections } from './table.ts'

/** A line of a statement: an account with its amounts, a sum, or the heading of a section without any. */
export interface StatementLine {
  readonly section: string
  readonly account: string
  readonly accountName: string
  readonly figure: StatementFigure | null
}

export const statementColumns =
  (isCompared: boolean) =>
  (currency: string): readonly Column<StatementLine>[] => [
    { head: '', name: 'section', of: ({ section }) => section, only: 'csv' },
    { head: 'ACCOUNT', name: 'account', of: ({ account }) => account },
    { head: '', name: 'accountName', of: ({ accountName }) => accountName, shrinks: true },
    ...figureColumns(currency, isCompared, ({ figure }: StatementLine) => figure),
  ]

const accounts = (section: string, { rows }: Pick<StatementSection, 'rows'>): StatementLine[] =>
  rows.map(({ account, accountName, ...figure }) => ({ section, account, accountName, figure }))

/** The accounts of an income statement, side by side. */
export const incomeLines = ({ revenue, expenses }: IncomeStatement['currencies'][number]) => ({
  earned: accounts('revenue', revenue),
  spent: accounts('expense', expenses),
})

/** The accounts of a balance sheet and what equity has beside its accounts: the current earnings, and what rates moved. */
export const sheetLines = ({ assets, liabilities, equity }: BalanceSheet['currencies'][number]) => {
  const beside = (accountName: string, figure: StatementFigure | undefined): StatementLine[] =>
    figure ? [{ section: 'equity', account: '', accountName, figure }] : []
  return {
    has: accounts('asset', assets),
    owes: accounts('liability', liabilities),
    own: [
      ...accounts('equity', equity),
      ...beside('Current earnings', equity.currentEarnings),
      ...beside('Exchange difference', equity.exchangeDifference),
    ],
  }
}

export const incomeStatementTable = ({ comparedWith, currencies, ...span }: IncomeStatement): Table =>
  tableFromSections(
    spanCells(span, comparedWith),
    currencies.map((one) => {
      const { earned, spent } = incomeLines(one)
      return { currency: one.currency, rows: [...earned, ...spent] }
    }),
    statementColumns(comparedWith !== null),
  )

export const balanceSheetTable = ({ asOf, comparedTo, currencies }: BalanceSheet): Table =>
  tableFromSections(
    { asOf, ...(comparedTo === null ? {} : { comparedTo }) },
    currencies.map((one) => {
      const { has, owes, own } = sheetLines(one)
      return { currency: one.currency, rows: [...has, ...owes, ...own] }
    }),
    statementColumns(comparedTo !== null),
  )
