import { CashFlowEntriesQuery, CashFlowQuery } from '../cash-flow.ts'
import { Clearing } from '../clearing.ts'
import { FigureEntries } from '../figure-entries.ts'
import { figureEntriesTable } from '../tables/entries.ts'
import { clearingTable } from '../tables/management.ts'
import { declareDoor } from './door.ts'

const tag = 'Reports'

export const clearing = declareDoor({
  method: 'get',
  path: '/v1/reports/clearing',
  tag,
  summary: 'What gateways hold',
  description:
    'What came to Gateway clearing between two days, what was given back and paid out of it, and what is still there, for each currency. `closing` is the balance of the account, always.',
  query: CashFlowQuery,
  answer: Clearing,
  table: clearingTable,
})

export const clearingEntries = declareDoor({
  method: 'get',
  path: '/v1/reports/clearing/entries',
  tag,
  summary: 'The entries behind a clearing figure',
  description:
    'Each with its part in the figure; together they come to it. Without `line`: behind the net change.',
  query: CashFlowEntriesQuery,
  answer: FigureEntries,
  table: figureEntriesTable,
})
