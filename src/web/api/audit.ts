import { infiniteQueryOptions } from '@tanstack/react-query'
import type { AuditPage } from '../../contract/history.ts'
import { billhook } from './client.ts'

/** What the audit trail is narrowed by; it stands in the page's address. Days are those of the organization. */
export interface AuditFilters {
  readonly actor?: string | undefined
  readonly verb?: string | undefined
  readonly subjectType?: string | undefined
  readonly subject?: string | undefined
  readonly fromDay?: string | undefined
  readonly toDay?: string | undefined
}

export const audit = (organization: string, filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: [organization, 'audit', filters],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/audit', {
        query: { ...filters, ...(pageParam === '' ? {} : { cursor: pageParam }), limit: '50' },
        signal,
      }),
    getNextPageParam: (page: AuditPage) => page.nextCursor ?? undefined,
  })
