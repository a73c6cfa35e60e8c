import { BalanceSheet, BalanceSheetQuery, IncomeStatement, IncomeStatementQuery } from '../statements.ts'
import { balanceSheetTable, incomeStatementTable } from '../tables/statements.ts'
import { declareDoor } from './door.ts'

const tag = 'Reports'

export const incomeStatement = declareDoor({
  method: 'get',
  path: '/v1/reports/income-statement',
  tag,
  summary: 'Income statement',
  description:
    'What was earned and spent between two days, both included, for each currency; beside it, if asked for, another span and the difference.',
  query: IncomeStatementQuery,
  answer: IncomeStatement,
  table: incomeStatementTable,
})

export const balanceSheet = declareDoor({
  method: 'get',
  path: '/v1/reports/balance-sheet',
  tag,
  summary: 'Balance sheet',
  description:
    'Assets, liabilities and equity at the end of a day, for each currency; beside it, if asked for, another day and the difference. Equity includes the current earnings, so that it always balances.',
  query: BalanceSheetQuery,
  answer: BalanceSheet,
  table: balanceSheetTable,
})
