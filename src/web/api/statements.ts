import { type Query, queryOptions } from '@tanstack/react-query'
import type { BalanceSheetQuery, IncomeStatementQuery } from '../../contract/statements.ts'
import { billhook } from './client.ts'
import type { SpanFilters } from './management.ts'

// What the pages of the financial statements ask. While another span or day is on its way, the one before stays.

/** Which income statement; it stands in the page's address. */
export type IncomeFilters = SpanFilters & { readonly in?: IncomeStatementQuery['in'] | undefined }

export const incomeStatement = (organization: string, filters: IncomeFilters) =>
  queryOptions({
    queryKey: [organization, 'income-statement', filters],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/reports/income-statement', { query: filters, signal }),
    placeholderData: (before, query) => ofSame(organization, query, before),
  })

/** Which balance sheet; it stands in the page's address. */
export type SheetFilters = {
  readonly [name in 'asOf' | 'compareTo' | 'knownAt' | 'in']?: BalanceSheetQuery[name] | undefined
}

export const balanceSheet = (organization: string, filters: SheetFilters) =>
  queryOptions({
    queryKey: [organization, 'balance-sheet', filters],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/reports/balance-sheet', { query: filters, signal }),
    placeholderData: (before, query) => ofSame(organization, query, before),
  })

/** What was shown before, unless it is another organization's. */
const ofSame = <Shown>(
  organization: string,
  query: Pick<Query, 'queryKey'> | undefined,
  before: Shown,
): Shown | undefined => (query?.queryKey[0] === organization ? before : undefined)
