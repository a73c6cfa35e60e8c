import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { BackFillNew } from '../../contract/back-fill.ts'
import type { DeliveryPage, DeliveryRow } from '../../contract/delivery.ts'
import type { SourceConnectionNew } from '../../contract/source-connection.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

// What the pages of sources ask and do. Keys begin with the organization, as those of every question.

/** What happens in the background is looked for that often. */
export const SOON_MS = 2_000
export const LATER_MS = 15_000

export const sources = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'sources'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/source-connections', { signal }),
  })

export const source = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'source', id],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/source-connections/{id}', { params: { id }, signal }),
    refetchInterval: SOON_MS,
  })

export const backFills = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'source', id, 'back-fills'],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/source-connections/{id}/back-fills', { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'running') ? SOON_MS : LATER_MS,
  })

export const deliveriesKey = (organization: string, id: string) =>
  [organization, 'source', id, 'deliveries'] as const

/** Has what stands under a key asked for again as soon as `heard` changes: a poll ended, a webhook came, or one was settled. */
export function useFresh(queryKey: readonly string[], heard: string): void {
  const client = useQueryClient()
  const key = queryKey.join(' ')
  useEffect(() => {
    void client.invalidateQueries({ queryKey: key.split(' ') })
  }, [client, key, heard])
}

export type DeliveryFilter = DeliveryRow['outcome'] | undefined

export const deliveries = (organization: string, id: string, outcome: DeliveryFilter) =>
  infiniteQueryOptions({
    queryKey: [...deliveriesKey(organization, id), outcome ?? 'all'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/source-connections/{id}/deliveries', {
        params: { id },
        query: { outcome, limit: '25', ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page: DeliveryPage) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((one) => one.outcome === 'waiting'))
        ? SOON_MS
        : LATER_MS,
  })

export const deliveryCounts = (organization: string, id: string) =>
  queryOptions({
    queryKey: [...deliveriesKey(organization, id), 'counts'],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/source-connections/{id}/deliveries/counts', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.waiting ? SOON_MS : LATER_MS),
  })

export const delivery = (organization: string, id: string, deliveryId: string) =>
  queryOptions({
    queryKey: [organization, 'source', id, 'delivery', deliveryId],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/source-connections/{id}/deliveries/{deliveryId}', {
        params: { id, deliveryId },
        signal,
      }),
  })

export function useConnect(organization: string) {
  return useAct(organization, (body: SourceConnectionNew) =>
    billhook(organization).post('/v1/source-connections', { body }),
  )
}

export function useDisconnect(organization: string, id: string) {
  return useAct(organization, () =>
    billhook(organization).delete('/v1/source-connections/{id}', { params: { id } }),
  )
}

export function useCheck(organization: string, id: string) {
  return useAct(organization, () =>
    billhook(organization).post('/v1/source-connections/{id}/check', { params: { id } }),
  )
}

export function usePoll(organization: string, id: string) {
  return useAct(organization, () =>
    billhook(organization).post('/v1/source-connections/{id}/polls', { params: { id } }),
  )
}

export function usePollMinutes(organization: string, id: string) {
  return useAct(organization, (pollMinutes: number) =>
    billhook(organization).patch('/v1/source-connections/{id}', { params: { id }, body: { pollMinutes } }),
  )
}

export function useBackFill(organization: string, id: string) {
  return useAct(organization, (body: BackFillNew) =>
    billhook(organization).post('/v1/source-connections/{id}/back-fills', { params: { id }, body }),
  )
}

export function useCancelBackFill(organization: string, id: string) {
  return useAct(organization, (backFillId: string) =>
    billhook(organization).delete('/v1/source-connections/{id}/back-fills/{backFillId}', {
      params: { id, backFillId },
    }),
  )
}

export function useReplay(organization: string, id: string) {
  return useAct(organization, (deliveryId: string) =>
    billhook(organization).post('/v1/source-connections/{id}/deliveries/{deliveryId}/replay', {
      params: { id, deliveryId },
    }),
  )
}

export function useReplayAll(organization: string, id: string) {
  return useAct(organization, (outcome: 'failed' | 'refused') =>
    billhook(organization).post('/v1/source-connections/{id}/deliveries/replays', {
      params: { id },
      body: { outcome },
    }),
  )
}
