import { infiniteQueryOptions } from '@tanstack/react-query'
import type { ExchangeRatePage, ExchangeRatesNew } from '../../contract/exchange-rate.ts'
import { useAct } from './acts.ts'
import { billhook } from './client.ts'

export const exchangeRates = (organization: string) =>
  infiniteQueryOptions({
    queryKey: [organization, 'exchange-rates'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      billhook(organization).get('/v1/exchange-rates', {
        query: { ...(pageParam === '' ? {} : { cursor: pageParam }), limit: '50' },
        signal,
      }),
    getNextPageParam: (page: ExchangeRatePage) => page.nextCursor ?? undefined,
  })

export const useSetRates = (organization: string) =>
  useAct(organization, (body: ExchangeRatesNew) =>
    billhook(organization).post('/v1/exchange-rates', { body }),
  )
