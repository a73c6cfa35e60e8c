import { FigureEntries } from '../figure-entries.ts'
import { Revenue, RevenueEntriesQuery, RevenueQuery } from '../revenue.ts'
import { figureEntriesTable } from '../tables/entries.ts'
import { revenueTable } from '../tables/management.ts'
import { declareDoor } from './door.ts'

const tag = 'Reports'

export const revenue = declareDoor({
  method: 'get',
  path: '/v1/reports/revenue',
  tag,
  summary: 'Revenue by customer or service',
  description:
    'What was earned between two days, for each currency, by customer, kind of work, source or business; beside it, if asked for, another span. The total is what the revenue accounts moved by. What a document bills is split over its works as its lines stand now.',
  query: RevenueQuery,
  answer: Revenue,
  table: revenueTable,
})

export const revenueEntries = declareDoor({
  method: 'get',
  path: '/v1/reports/revenue/entries',
  tag,
  summary: 'The entries behind a revenue figure',
  description:
    'Each with its part in the figure; together they come to it. Without `group`: behind the total.',
  query: RevenueEntriesQuery,
  answer: FigureEntries,
  table: figureEntriesTable,
})
