import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'
import { BillhookProblem } from '../../client/problem.ts'
import type { ShownBy } from '../../client/shapes.ts'
import type { tellWorkEvent } from '../../contract/doors/work-events.ts'
import type {
  MappingTried,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookSourceChanges,
  WebhookSourceNew,
} from '../../contract/webhook-source.ts'
import type { WorkEvent } from '../../contract/work-event.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'
import { LATER_MS, SOON_MS } from './sources.ts'

// What the pages of webhook sources ask and do.

export const webhookSources = (organization: string) =>
  queryOptions({
    queryKey: [organization, 'webhook-sources'],
    queryFn: ({ signal }) => billhook(organization).get('/v1/webhook-sources', { signal }),
    refetchInterval: SOON_MS,
  })

export const webhookSource = (organization: string, id: string) =>
  queryOptions({
    queryKey: [organization, 'webhook-source', id],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/webhook-sources/{id}', { params: { id }, signal }),
    refetchInterval: LATER_MS,
  })

export type WebhookFilter = WebhookDelivery['outcome'] | undefined

export const webhookDeliveriesKey = (organization: string, id: string) =>
  [organization, 'webhook-source', id, 'deliveries'] as const

export const webhookDeliveries = (organization: string, id: string, outcome: WebhookFilter) =>
  infiniteQueryOptions({
    queryKey: [...webhookDeliveriesKey(organization, id), outcome ?? 'all'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/webhook-sources/{id}/deliveries', {
        params: { id },
        query: { outcome, limit: '25', ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page: WebhookDeliveryPage) => page.nextCursor ?? undefined,
    refetchInterval: LATER_MS,
  })

export const webhookDelivery = (organization: string, id: string, deliveryId: string) =>
  queryOptions({
    queryKey: [organization, 'webhook-source', id, 'delivery', deliveryId],
    queryFn: ({ signal }) =>
      billhook(organization).get('/v1/webhook-sources/{id}/deliveries/{deliveryId}', {
        params: { id, deliveryId },
        signal,
      }),
  })

export function useMakeWebhookSource(organization: string) {
  return useAct(organization, (body: WebhookSourceNew) =>
    billhook(organization).post('/v1/webhook-sources', { body }),
  )
}

export function useChangeWebhookSource(organization: string, id: string) {
  return useAct(organization, (body: WebhookSourceChanges) =>
    billhook(organization).patch('/v1/webhook-sources/{id}', { params: { id }, body }),
  )
}

export function useRotateSecret(organization: string, id: string) {
  return useAct(organization, () =>
    billhook(organization).post('/v1/webhook-sources/{id}/secret-rotation', { params: { id } }),
  )
}

export function useReplayWebhook(organization: string, id: string) {
  return useAct(organization, (deliveryId: string) =>
    billhook(organization).post('/v1/webhook-sources/{id}/deliveries/{deliveryId}/replay', {
      params: { id, deliveryId },
    }),
  )
}

/** What a payload comes to, and what its event would do to the books: shown, refused, or null where there is none. */
export interface Tried {
  readonly result: MappingTried['results'][number]
  readonly shown: ShownBy<typeof tellWorkEvent> | BillhookProblem | null
}

/** Tries a mapping on a payload, and the event it makes in the books. Nothing is changed. */
export function useTry(organization: string, id: string) {
  return useMutation({
    mutationFn: async (body: { mapping: Record<string, unknown>; payload: unknown }): Promise<Tried> => {
      const client = billhook(organization)
      const { results } = await client.post('/v1/webhook-sources/{id}/trial', { params: { id }, body })
      const result = results[0]!
      if (result.event === null) return { result, shown: null }
      const shown = await client
        .dryRun('/v1/work-events', { body: result.event as WorkEvent })
        .catch((err: unknown) => {
          if (err instanceof BillhookProblem && err.problem) return err
          throw err
        })
      return { result, shown }
    },
  })
}
