import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { RevaluationPage } from '../../contract/revaluation.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

export const revaluations = (organization: string) =>
  infiniteQueryOptions({
    queryKey: [organization, 'revaluations'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/revaluations', {
        query: { ...(pageParam === '' ? {} : { cursor: pageParam }), limit: '50' },
        signal,
      }),
    getNextPageParam: (page: RevaluationPage) => page.nextCursor ?? undefined,
  })

/** What revaluing at the end of a day would come to; nothing is done. */
export const revaluationShown = (organization: string, on: string) =>
  queryOptions({
    queryKey: [organization, 'revaluations', 'shown', on],
    queryFn: ({ signal }) => billhook(organization).dryRun('/v1/revaluations', { body: { on }, signal }),
    retry: false,
  })

export const useRevalue = (organization: string) =>
  useAct(organization, (on: string) => billhook(organization).post('/v1/revaluations', { body: { on } }))
