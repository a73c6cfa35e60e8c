import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { CustomerFilterQuery } from '../../contract/customer.ts'
import type { AuditFilterQuery } from '../../contract/history.ts'
import type { InvoiceFilterQuery } from '../../contract/invoice-request.ts'
import type { JournalFilterQuery } from '../../contract/journal.ts'
import type { Mail, MailFilterQuery } from '../../contract/mail.ts'
import type { PaymentFilterQuery } from '../../contract/payment.ts'
import type { Problem } from '../../contract/problem.ts'
import type { SavedView, SavedViewNew } from '../../contract/saved-view.ts'
import type { WorkFilterQuery } from '../../contract/work.ts'
import type { WorkEventFilterQuery } from '../../contract/work-event.ts'
import type { z } from '../../contract/z.ts'
import { everyItem } from './books.ts'
import { billhook } from './client.ts'
import { problemText } from '../texts/said.ts'

export type InvoicesAsked = z.input<typeof InvoiceFilterQuery>
export type WorkAsked = z.input<typeof WorkFilterQuery>
export type EventsAsked = z.input<typeof WorkEventFilterQuery>
export type PaymentsAsked = z.input<typeof PaymentFilterQuery>
export type CustomersAsked = z.input<typeof CustomerFilterQuery>
export type EntriesAsked = z.input<typeof JournalFilterQuery>
export type ActsAsked = z.input<typeof AuditFilterQuery>
export type MailsAsked = z.input<typeof MailFilterQuery>

/** How much of a list is asked for. */
interface Paging {
  readonly limit: string
  readonly cursor?: string
  readonly count?: 'true'
}

/** A page of a list. */
export interface Listed<Row> {
  readonly items: Row[]
  readonly nextCursor: string | null
  readonly total?: { readonly count: number; readonly isAll: boolean } | undefined
}

type Client = ReturnType<typeof billhook>

/** Rows asked for at a time: some screens of them. */
export const ROWS = 100
/** A list whose rows change by themselves is asked for again so soon. */
const AGAIN_MS = 3_000

/**
 * What the page of a list asks: its rows, screen after screen, how many there are in all, and all of them for a file.
 * Where a row `changes` by itself, those in sight are asked for again and again.
 */
function listOf<Asked, Row, Answer extends Listed<Row> = Listed<Row>>(
  name: string,
  read: (
    client: Client,
    query: Asked & Paging,
    more: { signal?: AbortSignal },
  ) => Promise<Answer & Listed<Row>>,
  csv: (client: Client, query: Asked) => Promise<string>,
  changes: (row: Row) => boolean = () => false,
) {
  return {
    rows: (organization: string, asked: Asked) =>
      infiniteQueryOptions({
        queryKey: [organization, name, asked],
        initialPageParam: '',
        queryFn: ({ signal, pageParam: cursor }) =>
          read(
            billhook(organization),
            { ...asked, limit: String(ROWS), ...(cursor === '' ? {} : { cursor }) },
            { signal },
          ),
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) =>
          data?.pages.some(({ items }) => items.some(changes)) ? AGAIN_MS : false,
      }),
    total: (organization: string, asked: Asked) =>
      queryOptions({
        queryKey: [organization, `${name}-total`, asked],
        queryFn: async ({ signal }) =>
          (await read(billhook(organization), { ...asked, limit: '1', count: 'true' }, { signal })).total,
        placeholderData: keepPreviousData,
      }),
    csv: (organization: string, asked: Asked) => csv(billhook(organization), asked),
    every: (organization: string, asked: Asked) =>
      everyItem((page) => read(billhook(organization), { ...asked, ...page }, {})),
  }
}

/** How a list is read. */
export type ListReading<Row, Asked, Answer extends Listed<Row>> = ReturnType<
  typeof listOf<Asked, Row, Answer>
>

export const invoiceList = listOf(
  'invoices',
  (client, query: InvoicesAsked & Paging, more) => client.get('/v1/invoices', { query, ...more }),
  (client, query) => client.get('/v1/invoices.csv', { query }),
)
export const workList = listOf(
  'work',
  (client, query: WorkAsked & Paging, more) => client.get('/v1/work', { query, ...more }),
  (client, query) => client.get('/v1/work.csv', { query }),
)
export const eventList = listOf(
  'events',
  (client, query: EventsAsked & Paging, more) => client.get('/v1/work-events', { query, ...more }),
  (client, query) => client.get('/v1/work-events.csv', { query }),
)
export const paymentList = listOf(
  'payments',
  (client, query: PaymentsAsked & Paging, more) => client.get('/v1/payments', { query, ...more }),
  (client, query) => client.get('/v1/payments.csv', { query }),
)
export const customerList = listOf(
  'customers',
  (client, query: CustomersAsked & Paging, more) => client.get('/v1/customers', { query, ...more }),
  (client, query) => client.get('/v1/customers.csv', { query }),
)
export const entryList = listOf(
  'journal',
  (client, query: EntriesAsked & Paging, more) => client.get('/v1/journal-entries', { query, ...more }),
  (client, query) => client.get('/v1/journal-entries.csv', { query }),
)
export const actList = listOf(
  'audit',
  (client, query: ActsAsked & Paging, more) => client.get('/v1/audit', { query, ...more }),
  (client, query) => client.get('/v1/audit.csv', { query }),
)
export const mailList = listOf(
  'mails',
  (client, query: MailsAsked & Paging, more) => client.get('/v1/mails', { query, ...more }),
  (client, query) => client.get('/v1/mails.csv', { query }),
  ({ state }: Mail) => state === 'waiting' || state === 'failed',
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

const reasonOf = (problem: Problem): string => problemText(problem) ?? problem.detail

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
        problems.push(...results.map(({ status, body }) => (status < 400 ? null : reasonOf(body as Problem))))
      }
      return problems
    },
    onSettled: () => client.invalidateQueries({ queryKey: [organization] }),
  })
}
