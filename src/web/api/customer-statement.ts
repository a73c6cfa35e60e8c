import { queryOptions } from '@tanstack/react-query'
import type { StatementForm } from '../../contract/customer-statement.ts'
import { billhook } from './client.ts'

/** A customer's statement. While another form or other days are on their way, what stood there stays. */
export const customerStatement = (
  organization: string,
  asked: {
    customer: string
    form: StatementForm
    from?: string | undefined
    to?: string | undefined
    knownAt?: string | undefined
  },
) =>
  queryOptions({
    queryKey: [organization, 'customer-statement', asked],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/reports/customer-statement', { query: asked, signal }),
    placeholderData: (before, query) =>
      query?.queryKey[0] === organization && before?.customer.id === asked.customer ? before : undefined,
  })
