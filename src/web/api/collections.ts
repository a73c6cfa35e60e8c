import { queryOptions } from '@tanstack/react-query'
import { billhook } from './client.ts'
import type { SpanFilters } from './management.ts'

export type CollectionsFilters = SpanFilters & { readonly customer?: string | undefined }

export const collections = (organization: string, filters: CollectionsFilters) =>
  queryOptions({
    queryKey: [organization, 'collections', filters],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/reports/collections', { query: filters, signal }),
    placeholderData: (before, query) => (query?.queryKey[0] === organization ? before : undefined),
  })

/** The figures of payments that open their entries. */
export const MEASURES = ['received', 'refunded', 'settled', 'kept', 'differences'] as const
export type Measure = (typeof MEASURES)[number]
