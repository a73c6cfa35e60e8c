import type * as view from '../contract/exchange-rate.ts'
import { formatRate } from '../kernel/rate.ts'
import type { ListedRate } from '../store/exchange-rates.ts'

export const presentRate = ({ id, currency, base, day, rate, ...rest }: ListedRate): view.ExchangeRate => ({
  id,
  currency,
  base,
  day,
  rate: formatRate(rate),
  recordedAt: rest.recordedAt,
  actor: rest.actor,
  replaced: rest.replaced,
})
