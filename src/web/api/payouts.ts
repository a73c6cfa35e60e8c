import { infiniteQueryOptions } from '@tanstack/react-query'
import type { PayoutNew, PayoutPage } from '../../contract/payout.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

// What gateways hold and pay out.

export const payouts = (organization: string) =>
  infiniteQueryOptions({
    queryKey: [organization, 'payouts'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/payouts', {
        query: { ...(pageParam === '' ? {} : { cursor: pageParam }), limit: '50' },
        signal,
      }),
    getNextPageParam: (page: PayoutPage) => page.nextCursor ?? undefined,
  })

export const useRecordPayout = (organization: string) =>
  useAct(organization, (body: PayoutNew) => billhook(organization).post('/v1/payouts', { body }))

export const useUndoPayout = (organization: string, id: string) =>
  useAct(organization, (reason: string) =>
    billhook(organization).post('/v1/payouts/{id}/reversal', { params: { id }, body: { reason } }),
  )
