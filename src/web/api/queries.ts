import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { History } from '../../contract/history.ts'
import type { Invoice, InvoicePage } from '../../contract/invoice.ts'
import type { JournalEntries } from '../../contract/journal.ts'
import type { Session } from '../../contract/organization.ts'
import type { Aging, TrialBalance } from '../../contract/reports.ts'
import type { WorkPage } from '../../contract/work.ts'
import type { WorkEventPage, WorkEventRecord } from '../../contract/work-event.ts'
import type { WordCounts } from '../../contract/word.ts'
import { ask, withQuery } from './client.ts'

/** Every question the pages ask, with its key. Keys begin with the organization, so that its answers go stale together. */

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => ask<Session>('/v1/session', { signal }),
  staleTime: 60_000,
  retry: false,
})

/** What a list of invoices is narrowed by; it stands in the page's address. */
export interface InvoiceFilters {
  readonly word?: string | undefined
  readonly q?: string | undefined
}

export const invoices = (organization: string, filters: InvoiceFilters) =>
  infiniteQueryOptions({
    queryKey: [organization, 'invoices', filters],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      ask<InvoicePage>(withQuery('/v1/invoices', { ...filters, cursor: pageParam, limit: 50 }), {
        organization,
        signal,
      }),
    getNextPageParam: (page: InvoicePage) => page.nextCursor ?? undefined,
  })

export const invoiceCounts = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'invoice-counts'],
    queryFn: ({ signal }) => ask<WordCounts>('/v1/invoices/counts', { organization, signal }),
  })

export const invoice = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'invoice', id],
    queryFn: ({ signal }) => ask<Invoice>(`/v1/invoices/${id}`, { organization, signal }),
  })

export const invoiceEntries = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'invoice', id, 'entries'],
    queryFn: ({ signal }) => ask<JournalEntries>(`/v1/invoices/${id}/entries`, { organization, signal }),
  })

export const invoiceHistory = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'invoice', id, 'history'],
    queryFn: ({ signal }) => ask<History>(`/v1/invoices/${id}/history`, { organization, signal }),
  })

export const aging = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'aging'],
    queryFn: ({ signal }) => ask<Aging>('/v1/reports/ar-aging', { organization, signal }),
  })

export const trialBalance = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'trial-balance'],
    queryFn: ({ signal }) => ask<TrialBalance>('/v1/reports/trial-balance', { organization, signal }),
  })

export const workList = (organization: string, unbilled: boolean) =>
  infiniteQueryOptions({
    queryKey: [organization, 'work', { unbilled }],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      ask<WorkPage>(
        withQuery('/v1/work', { unbilled: unbilled ? 'true' : undefined, cursor: pageParam, limit: 50 }),
        { organization, signal },
      ),
    getNextPageParam: (page: WorkPage) => page.nextCursor ?? undefined,
  })

export const workEvents = (organization: string) =>
  infiniteQueryOptions({
    queryKey: [organization, 'events'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      ask<WorkEventPage>(withQuery('/v1/work-events', { cursor: pageParam, limit: 50 }), {
        organization,
        signal,
      }),
    getNextPageParam: (page: WorkEventPage) => page.nextCursor ?? undefined,
  })

export const workEvent = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'event', id],
    queryFn: ({ signal }) => ask<WorkEventRecord>(`/v1/work-events/${id}`, { organization, signal }),
  })
