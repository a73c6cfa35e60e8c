import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { InvoicePage } from '../../contract/invoice.ts'
import type { WorkPage } from '../../contract/work.ts'
import type { WorkEventPage } from '../../contract/work-event.ts'
import { billhook } from './client.ts'

/** Every question the pages ask, with its key. Keys begin with the organization, so that its answers go stale together. */

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => billhook().get('/v1/session', { signal }),
  staleTime: 60_000,
  retry: false,
})

/** What a list of invoices is narrowed by; it stands in the page's address. */
export interface InvoiceFilters {
  readonly word?: string | undefined
  readonly q?: string | undefined
}

/** The first page has no cursor. */
const from = (cursor: string) => (cursor === '' ? {} : { cursor })

export const invoices = (organization: string, filters: InvoiceFilters) =>
  infiniteQueryOptions({
    queryKey: [organization, 'invoices', filters],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/invoices', {
        query: { ...filters, ...from(pageParam), limit: '50' },
        signal,
      }),
    getNextPageParam: (page: InvoicePage) => page.nextCursor ?? undefined,
  })

export const invoiceCounts = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'invoice-counts'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/invoices/counts', { signal }),
  })

export const invoice = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'invoice', id],
    queryFn: ({ signal }) => billhook(organization).get('/v1/invoices/{id}', { params: { id }, signal }),
  })

export const invoiceEntries = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'invoice', id, 'entries'],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/invoices/{id}/entries', { params: { id }, signal }),
  })

export const invoiceHistory = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'invoice', id, 'history'],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/invoices/{id}/history', { params: { id }, signal }),
  })

export const aging = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'aging'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/reports/ar-aging', { signal }),
  })

export const workList = (organization: string, unbilled: boolean) =>
  infiniteQueryOptions({
    queryKey: [organization, 'work', { unbilled }],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/work', {
        query: { unbilled: unbilled ? 'true' : undefined, ...from(pageParam), limit: '50' },
        signal,
      }),
    getNextPageParam: (page: WorkPage) => page.nextCursor ?? undefined,
  })

export const workEvents = (organization: string) =>
  infiniteQueryOptions({
    queryKey: [organization, 'events'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/work-events', { query: { ...from(pageParam), limit: '50' }, signal }),
    getNextPageParam: (page: WorkEventPage) => page.nextCursor ?? undefined,
  })

export const workEvent = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'event', id],
    queryFn: ({ signal }) => billhook(organization).get('/v1/work-events/{id}', { params: { id }, signal }),
  })
