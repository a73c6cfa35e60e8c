import { queryOptions } from '@tanstack/react-query'
import { billhook } from './client.ts'
import type { SpanFilters } from './management.ts'

export type TaxFilters = SpanFilters & { readonly jurisdiction?: string | undefined }

export const taxLiability = (organization: string, filters: TaxFilters) =>
  queryOptions({
    queryKey: [organization, 'tax-liability', filters],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/reports/tax-liability', { query: filters, signal }),
    placeholderData: (before, query) => (query?.queryKey[0] === organization ? before : undefined),
  })
