import { queryOptions } from '@tanstack/react-query'
import { billhook } from './client.ts'

/** Every question the pages ask, with its key. Keys begin with the organization, so that its answers go stale together. */

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => billhook().get('/v1/session', { signal }),
  staleTime: 60_000,
  retry: false,
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

export const workEvent = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'event', id],
    queryFn: ({ signal }) => billhook(organization).get('/v1/work-events/{id}', { params: { id }, signal }),
  })
