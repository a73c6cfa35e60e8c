import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CashFlowQuery } from '../../contract/cash-flow.ts'
import type { FigureEntries } from '../../contract/figure-entries.ts'
import type { GapRegister } from '../../contract/gap-register.ts'
import type { RevenueQuery } from '../../contract/revenue.ts'
import { billhook } from './client.ts'
import { type Measure, MEASURES } from './collections.ts'

// What the pages of the management reports ask.

const PAGE = '50'
const from = (cursor: string) => (cursor === '' ? {} : { cursor })

/** Which days a report is of, which stand beside them, and as known when; it stands in the page's address. */
export type SpanFilters = {
  readonly [name in 'from' | 'to' | 'compare' | 'compareFrom' | 'compareTo' | 'knownAt']?:
    | CashFlowQuery[name]
    | undefined
}
export type RevenueBy = NonNullable<RevenueQuery['by']>
export type RevenueFilters = SpanFilters & { readonly by?: RevenueBy | undefined }

export const revenueReport = (organization: string, filters: RevenueFilters) =>
  queryOptions({
    queryKey: [organization, 'revenue', filters],
    queryFn: ({ signal }) => billhook(organization).get('/v1/reports/revenue', { query: filters, signal }),
    placeholderData: (before, query) => (query?.queryKey[0] === organization ? before : undefined),
  })

/** Reports of what came to some accounts and went from them. */
export type FlowOf = 'cash-flow' | 'clearing'

export const flowReport = (organization: string, of: FlowOf, filters: SpanFilters) =>
  queryOptions({
    queryKey: [organization, of, filters],
    queryFn: ({ signal }) => billhook(organization).get(`/v1/reports/${of}`, { query: filters, signal }),
    placeholderData: (before, query) => (query?.queryKey[0] === organization ? before : undefined),
  })

/** Which figure is looked behind: of which report, currency and row, over which days. */
export interface FigureFilters {
  readonly currency: string
  readonly key?: string | undefined
  readonly by?: RevenueBy | undefined
  /** Of a tax figure: the tax, or what was taxed; of payments: what they did. */
  readonly of?: 'tax' | 'base' | Measure | undefined
  /** Of payments: whose. */
  readonly customer?: string | undefined
  readonly knownAt?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The reports whose figures open entries. */
export type FigureReport = FlowOf | 'revenue' | 'tax-liability' | 'collections'

/** A page of the entries behind a figure of a report. */
export const figurePage = (
  organization: string,
  report: FigureReport,
  { key, by, of, customer, ...days }: FigureFilters,
  page: { cursor?: string; limit: string },
  signal?: AbortSignal,
): Promise<FigureEntries> => {
  const more = signal === undefined ? {} : { signal }
  if (report === 'tax-liability')
    return billhook(organization).get('/v1/reports/tax-liability/entries', {
      query: { ...days, of: of === 'base' ? of : 'tax', line: key, ...page },
      ...more,
    })
  if (report === 'collections')
    return billhook(organization).get('/v1/reports/collections/entries', {
      query: { ...days, of: MEASURES.find((measure) => measure === of), method: key, customer, ...page },
      ...more,
    })
  return report === 'revenue'
    ? billhook(organization).get('/v1/reports/revenue/entries', {
        query: { ...days, by, group: key, ...page },
        ...more,
      })
    : billhook(organization).get(`/v1/reports/${report}/entries`, {
        query: { ...days, line: key, ...page },
        ...more,
      })
}

export const figureEntries = (organization: string, report: FigureReport, figure: FigureFilters) =>
  infiniteQueryOptions({
    queryKey: [organization, report, 'entries', figure],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      figurePage(organization, report, figure, { ...from(pageParam), limit: PAGE }, signal),
    getNextPageParam: (page: FigureEntries) => page.nextCursor ?? undefined,
  })

/** As known when the register is told; it stands in the page's address. */
export type GapFilters = Pick<SpanFilters, 'knownAt'>

export const gapRegister = (organization: string, filters: GapFilters) =>
  infiniteQueryOptions({
    queryKey: [organization, 'gap-register', filters],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/reports/gap-register', {
        query: { ...filters, ...from(pageParam), limit: PAGE },
        signal,
      }),
    getNextPageParam: (page: GapRegister) => page.nextCursor ?? undefined,
  })
