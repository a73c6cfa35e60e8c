import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApiKeyNew } from '../../contract/api-key.ts'
import type { NumberSeriesChanges } from '../../contract/number-series.ts'
import type { OrganizationChanges } from '../../contract/organization-settings.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'
import { session } from './queries.ts'

// What the settings ask and do. Keys begin with the organization, as those of every question.

export const settings = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'settings'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/organization', { signal }),
  })

/** Changes the settings as they were shown. The session names organizations, so it is asked for again too. */
export function useChangeSettings(organization: string, version: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (changes: OrganizationChanges) =>
      billhook(organization).patch('/v1/organization', { body: changes, ifMatch: `"${version}"` }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [organization] }),
        client.invalidateQueries({ queryKey: session.queryKey }),
      ]),
  })
}

export const numberSeries = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'number-series'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/number-series', { signal }),
  })

export const numberPreview = (
  organization: string,
  code: string,
  form: { readonly prefix: string; readonly pattern: string },
) =>
  queryOptions({
    queryKey: [organization, 'number-series', code, form],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/number-series/{code}/preview', {
        params: { code },
        query: form,
        signal,
      }),
  })

export function useChangeSeries(organization: string, code: string) {
  return useAct(organization, (changes: NumberSeriesChanges) =>
    billhook(organization).patch('/v1/number-series/{code}', { params: { code }, body: changes }),
  )
}

export const apiKeys = (organization: string) =>
  infiniteQueryOptions({
    queryKey: [organization, 'api-keys'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/api-keys', {
        query: { ...(pageParam === '' ? {} : { cursor: pageParam }), limit: '50' },
        signal,
      }),
    getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
  })

export function useMakeKey(organization: string) {
  return useAct(organization, (key: ApiKeyNew) => billhook(organization).post('/v1/api-keys', { body: key }))
}

export function useRotateKey(organization: string, id: string) {
  return useAct(organization, (graceMinutes: number) =>
    billhook(organization).post('/v1/api-keys/{id}/rotation', { params: { id }, body: { graceMinutes } }),
  )
}

export function useRevokeKey(organization: string, id: string) {
  return useAct(organization, () => billhook(organization).delete('/v1/api-keys/{id}', { params: { id } }))
}
