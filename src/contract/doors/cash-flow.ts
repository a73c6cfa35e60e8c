import { CashFlow, CashFlowEntriesQuery, CashFlowQuery } from '../cash-flow.ts'
import { FigureEntries } from '../figure-entries.ts'
import { figureEntriesTable } from '../tables/entries.ts'
import { cashFlowTable } from '../tables/management.ts'
import { declareDoor } from './door.ts'

const tag = 'Reports'

export const cashFlow = declareDoor({
  method: 'get',
  path: '/v1/reports/cash-flow',
  tag,
  summary: 'Cash flow',
  description:
    'Where cash came from and went between two days, for each currency, told directly: by what customers paid, refunds, sales and payouts, and for all else by the account on the other side. What was there before and what moved come to what is there at the end, always.',
  query: CashFlowQuery,
  answer: CashFlow,
  table: cashFlowTable,
})

export const cashFlowEntries = declareDoor({
  method: 'get',
  path: '/v1/reports/cash-flow/entries',
  tag,
  summary: 'The entries behind a cash flow figure',
  description:
    'Each with its part in the figure; together they come to it. Without `line`: behind the net change.',
  query: CashFlowEntriesQuery,
  answer: FigureEntries,
  table: figureEntriesTable,
})
