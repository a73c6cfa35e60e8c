import { ExchangeRatePage, ExchangeRateQuery, ExchangeRatesNew, ExchangeRatesSet } from '../exchange-rate.ts'
import { declareDoor } from './door.ts'

const tag = 'Journal'

export const listExchangeRates = declareDoor({
  method: 'get',
  path: '/v1/exchange-rates',
  tag,
  summary: 'List exchange rates',
  description:
    'The newest days first; those that were replaced too. The rate of a day is the newest on or before it.',
  query: ExchangeRateQuery,
  answer: ExchangeRatePage,
})

export const setExchangeRates = declareDoor({
  method: 'post',
  path: '/v1/exchange-rates',
  tag,
  summary: 'Set exchange rates',
  description:
    'All or none. A change is a new record; what stands as it is told is left alone. The rate of a closed day changes no more.',
  body: ExchangeRatesNew,
  answer: ExchangeRatesSet,
  dryRun: true,
})
