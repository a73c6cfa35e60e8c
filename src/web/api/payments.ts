import { queryOptions } from '@tanstack/react-query'
import { billhook } from './client.ts'

export const payment = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'payment', id],
    queryFn: ({ signal }) => billhook(organization).get('/v1/payments/{id}', { params: { id }, signal }),
  })

/** The documents of a customer that take money now. */
export const openItems = (organization: string, customer: string) =>
  queryOptions({
    queryKey: [organization, 'open-items', customer],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/customers/{id}/open-items', { params: { id: customer }, signal }),
    enabled: customer !== '',
  })

/** Customers to choose from, by a part of their name. */
export const customersToChoose = (organization: string, q: string) =>
  queryOptions({
    queryKey: [organization, 'customers-to-choose', q],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/customers', {
        query: { ...(q === '' ? {} : { q }), limit: '20' },
        signal,
      }),
    placeholderData: (before) => before,
  })
