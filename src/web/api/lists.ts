import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { InvoiceFilterQuery } from '../../contract/invoice-request.ts'
import type { Problem } from '../../contract/problem.ts'
import type { SavedView, SavedViewNew } from '../../contract/saved-view.ts'
import type { WorkFilterQuery } from '../../contract/work.ts'
import type { WorkEventFilterQuery } from '../../contract/work-event.ts'
import type { z } from '../../contract/z.ts'
import { billhook } from './client.ts'

export type InvoicesAsked = z.input<typeof InvoiceFilterQuery>
export type WorkAsked = z.input<typeof WorkFilterQuery>
export type EventsAsked = z.input<typeof WorkEventFilterQuery>

/** Rows asked for at a time: some screens of them. */
const ROWS = '100'
const paging = (cursor: string) => ({ limit: ROWS, ...(cursor === '' ? {} : { cursor }) })
const next = (page: { readonly nextCursor: string | null }) => page.nextCursor ?? undefined

export const invoiceList = (organization: string, asked: InvoicesAsked) =>
  infiniteQueryOptions({
    queryKey: [organization, 'invoices', asked],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/invoices', { query: { ...asked, ...paging(pageParam) }, signal }),
    getNextPageParam: next,
    placeholderData: keepPreviousData,
  })

export const workRows = (organization: string, asked: WorkAsked) =>
  infiniteQueryOptions({
    queryKey: [organization, 'work', asked],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/work', { query: { ...asked, ...paging(pageParam) }, signal }),
    getNextPageParam: next,
    placeholderData: keepPreviousData,
  })

export const eventList = (organization: string, asked: EventsAsked) =>
  infiniteQueryOptions({
    queryKey: [organization, 'events', asked],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/work-events', { query: { ...asked, ...paging(pageParam) }, signal }),
    getNextPageParam: next,
    placeholderData: keepPreviousData,
  })

const COUNTED = { count: 'true', limit: '1' } as const

export const invoiceTotal = (organization: string, asked: InvoicesAsked) =>
  queryOptions({
    queryKey: [organization, 'invoice-total', asked],
    queryFn: async ({ signal }) =>
      (await billhook(organization).get('/v1/invoices', { query: { ...asked, ...COUNTED }, signal })).total,
    placeholderData: keepPreviousData,
  })

export const workTotal = (organization: string, asked: WorkAsked) =>
  queryOptions({
    queryKey: [organization, 'work-total', asked],
    queryFn: async ({ signal }) =>
      (await billhook(organization).get('/v1/work', { query: { ...asked, ...COUNTED }, signal })).total,
    placeholderData: keepPreviousData,
  })

export const eventTotal = (organization: string, asked: EventsAsked) =>
  queryOptions({
    queryKey: [organization, 'event-total', asked],
    queryFn: async ({ signal }) =>
      (await billhook(organization).get('/v1/work-events', { query: { ...asked, ...COUNTED }, signal }))
        .total,
    placeholderData: keepPreviousData,
  })

export const customersLike = (organization: string, text: string) =>
  queryOptions({
    queryKey: [organization, 'customers-like', text],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/customers', { query: { q: text, limit: '10' }, signal }),
  })

export const customer = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'customer', id],
    queryFn: ({ signal }) => billhook(organization).get('/v1/customers/{id}', { params: { id }, signal }),
  })

export const found = (organization: string, q: string) =>
  queryOptions({
    queryKey: [organization, 'found', q],
    queryFn: ({ signal }) => billhook(organization).get('/v1/search', { query: { q }, signal }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  })

export const savedViews = (organization: string, list: SavedView['list']) =>
  queryOptions({
    queryKey: [organization, 'views', list],
    queryFn: ({ signal }) => billhook(organization).get('/v1/saved-views', { query: { list }, signal }),
    staleTime: 60_000,
  })

export function useSaveView(organization: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (view: SavedViewNew) => billhook(organization).post('/v1/saved-views', { body: view }),
    onSuccess: () => client.invalidateQueries({ queryKey: [organization, 'views'] }),
  })
}

export function useForgetView(organization: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => billhook(organization).delete('/v1/saved-views/{id}', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [organization, 'views'] }),
  })
}

/** One of many requests sent together. */
export interface BulkRequest {
  readonly method: 'POST'
  readonly path: string
  readonly body: unknown
}

/** So many go in one batch. */
const BATCH = 100

/** Sends many requests; answers for each why it was refused, or null where it was done. */
export function useBulk(organization: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (requests: readonly BulkRequest[]) => {
      const problems: (string | null)[] = []
      for (let at = 0; at < requests.length; at += BATCH) {
        const { results } = await billhook(organization).post('/v1/batch', {
          body: { requests: requests.slice(at, at + BATCH) },
        })
        problems.push(...results.map(({ status, body }) => (status < 400 ? null : (body as Problem).detail)))
      }
      return problems
    },
    onSettled: () => client.invalidateQueries({ queryKey: [organization] }),
  })
}
