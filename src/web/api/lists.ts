import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { CustomerFilterQuery } from '../../contract/customer.ts'
import type { InvoiceFilterQuery } from '../../contract/invoice-request.ts'
import type { PaymentFilterQuery } from '../../contract/payment.ts'
import type { Problem } from '../../contract/problem.ts'
import type { SavedView, SavedViewNew } from '../../contract/saved-view.ts'
import type { WorkFilterQuery } from '../../contract/work.ts'
import type { WorkEventFilterQuery } from '../../contract/work-event.ts'
import type { z } from '../../contract/z.ts'
import { billhook } from './client.ts'

export type InvoicesAsked = z.input<typeof InvoiceFilterQuery>
export type WorkAsked = z.input<typeof WorkFilterQuery>
export type EventsAsked = z.input<typeof WorkEventFilterQuery>
export type PaymentsAsked = z.input<typeof PaymentFilterQuery>
export type CustomersAsked = z.input<typeof CustomerFilterQuery>

/** How much of a list is asked for. */
interface Paging {
  readonly limit: string
  readonly cursor?: string
  readonly count?: 'true'
}

interface Listed {
  readonly nextCursor: string | null
  readonly total?: { readonly count: number; readonly isAll: boolean } | undefined
}

type Client = ReturnType<typeof billhook>

/** Rows asked for at a time: some screens of them. */
const ROWS = '100'

/** What the page of a list asks: its rows, screen after screen, and how many there are in all. */
function listOf<Asked, Answer extends Listed>(
  name: string,
  read: (client: Client, query: Asked & Paging, signal: AbortSignal) => Promise<Answer>,
) {
  return {
    rows: (organization: string, asked: Asked) =>
      infiniteQueryOptions({
        queryKey: [organization, name, asked],
        initialPageParam: '',
        queryFn: ({ signal, pageParam: cursor }) =>
          read(
            billhook(organization),
            { ...asked, limit: ROWS, ...(cursor === '' ? {} : { cursor }) },
            signal,
          ),
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        placeholderData: keepPreviousData,
      }),
    total: (organization: string, asked: Asked) =>
      queryOptions({
        queryKey: [organization, `${name}-total`, asked],
        queryFn: async ({ signal }) =>
          (await read(billhook(organization), { ...asked, limit: '1', count: 'true' }, signal)).total,
        placeholderData: keepPreviousData,
      }),
  }
}

export const invoiceList = listOf('invoices', (client, query: InvoicesAsked & Paging, signal) =>
  client.get('/v1/invoices', { query, signal }),
)
export const workList = listOf('work', (client, query: WorkAsked & Paging, signal) =>
  client.get('/v1/work', { query, signal }),
)
export const eventList = listOf('events', (client, query: EventsAsked & Paging, signal) =>
  client.get('/v1/work-events', { query, signal }),
)
export const paymentList = listOf('payments', (client, query: PaymentsAsked & Paging, signal) =>
  client.get('/v1/payments', { query, signal }),
)
export const customerList = listOf('customers', (client, query: CustomersAsked & Paging, signal) =>
  client.get('/v1/customers', { query, signal }),
)

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
  readonly method: 'POST' | 'PATCH'
  readonly path: string
  readonly body: unknown
  /** The version that is meant. */
  readonly ifMatch?: string
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
