import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Customer, CustomerChanges } from '../../contract/customer.ts'
import type { InvoicePage } from '../../contract/invoice.ts'
import type { PaymentPage } from '../../contract/payment.ts'
import type { WorkPage } from '../../contract/work.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

// What the pages of customers ask and do. Keys begin with the organization, as those of every question.

const from = (cursor: string) => (cursor === '' ? {} : { cursor })

export const customer = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'customer', id],
    queryFn: ({ signal }) => billhook(organization).get('/v1/customers/{id}', { params: { id }, signal }),
  })

export const customerDocuments = (organization: string, id: string) =>
  infiniteQueryOptions({
    queryKey: [organization, 'customer', id, 'documents'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/invoices', {
        query: { customer: id, ...from(pageParam), limit: '25' },
        signal,
      }),
    getNextPageParam: (page: InvoicePage) => page.nextCursor ?? undefined,
  })

export const customerPayments = (organization: string, id: string) =>
  infiniteQueryOptions({
    queryKey: [organization, 'customer', id, 'payments'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/payments', {
        query: { customer: id, ...from(pageParam), limit: '25' },
        signal,
      }),
    getNextPageParam: (page: PaymentPage) => page.nextCursor ?? undefined,
  })

export const customerWork = (organization: string, id: string) =>
  infiniteQueryOptions({
    queryKey: [organization, 'customer', id, 'work'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/work', {
        query: { customer: id, ...from(pageParam), limit: '25' },
        signal,
      }),
    getNextPageParam: (page: WorkPage) => page.nextCursor ?? undefined,
  })

/** Changes a customer as they were shown: when somebody else changed them meanwhile, nothing is overwritten. */
export function useChangeCustomer(organization: string, { id, version }: Customer) {
  return useAct(organization, (changes: CustomerChanges) =>
    billhook(organization).patch('/v1/customers/{id}', {
      params: { id },
      body: changes,
      ifMatch: `"${version}"`,
    }),
  )
}
