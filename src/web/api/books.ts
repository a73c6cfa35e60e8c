import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AgingDocuments, AgingDocumentsQuery, GeneralLedgerPage } from '../../contract/reports.ts'
import { billhook } from './client.ts'

// What the pages of the books ask. Keys begin with the organization, as those of every question.

const PAGE = '50'
const from = (cursor: string) => (cursor === '' ? {} : { cursor })

/** Kinds of work that documents are narrowed to; `none`: no work, or several kinds. */
export const SERVICES = ['order', 'service_order', 'trip', 'booking', 'sale', 'none'] as const
export type Service = (typeof SERVICES)[number]

export const accounts = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'accounts'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/accounts', { signal }),
  })

/** Which day a report is of, and beside which other; it stands in the page's address. */
export interface DayFilters {
  readonly asOf?: string | undefined
  readonly compareTo?: string | undefined
  readonly knownAt?: string | undefined
  /** Told in the own currency. */
  readonly in?: 'base' | undefined
}

export const trialBalanceOn = (organization: string, filters: DayFilters) =>
  queryOptions({
    queryKey: [organization, 'trial-balance', filters],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/reports/trial-balance', { query: { ...filters }, signal }),
  })

/** How receivables are aged; it stands in the page's address. By due date and 30,60,90 where nothing is said. */
export interface AgingScale {
  readonly by?: 'issue' | undefined
  readonly edges?: string | undefined
}

export interface AgingFilters extends AgingScale, DayFilters {
  readonly customer?: string | undefined
  readonly service?: Service | undefined
}

export const agingOn = (organization: string, filters: AgingFilters) =>
  queryOptions({
    queryKey: [organization, 'aging', filters],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/reports/ar-aging', { query: { ...filters }, signal }),
  })

export type AgingColumn = NonNullable<AgingDocumentsQuery['column']>

/** Which figure of the aged receivables is looked behind; it stands in the page's address. */
export interface AgingFigure extends AgingScale {
  readonly currency: string
  /** One of the scale's buckets, counted from 0, in place of a column. */
  readonly bucket?: string | undefined
  readonly column: AgingColumn
  readonly asOf?: string | undefined
  readonly knownAt?: string | undefined
  readonly customer?: string | undefined
  readonly service?: Service | undefined
}

export const agingDocuments = (organization: string, figure: AgingFigure) =>
  infiniteQueryOptions({
    queryKey: [organization, 'aging-documents', figure],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/reports/ar-aging/documents', {
        query: { ...figure, ...from(pageParam), limit: PAGE },
        signal,
      }),
    getNextPageParam: (page: AgingDocuments) => page.nextCursor ?? undefined,
  })

export const journalEntry = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'journal-entry', id],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/journal-entries/{id}', { params: { id }, signal }),
  })

/** Which part of the general ledger; it stands in the page's address. */
export interface LedgerFilters {
  readonly customer?: string | undefined
  readonly source?: string | undefined
  readonly account?: string | undefined
  readonly currency?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly closings?: 'without' | undefined
  readonly knownAt?: string | undefined
}

export type LedgerPart = LedgerFilters & { readonly account: string; readonly currency: string }

export const ledger = (organization: string, part: LedgerPart) =>
  infiniteQueryOptions({
    queryKey: [organization, 'ledger', part],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/reports/general-ledger', {
        query: { ...part, ...from(pageParam), limit: PAGE },
        signal,
      }),
    getNextPageParam: (page: GeneralLedgerPage) => page.nextCursor ?? undefined,
  })

/** Every item of a list, page by page: for an export. */
export async function everyItem<Item>(
  pageAt: (page: {
    cursor?: string
    limit: string
  }) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>,
): Promise<Item[]> {
  const all: Item[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof pageAt>> = await pageAt({ ...from(cursor), limit: '200' })
    all.push(...page.items)
    cursor = page.nextCursor
  }
  return all
}
