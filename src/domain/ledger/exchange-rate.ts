import { exponentOf } from '../../kernel/currency.ts'
import { divideRounded } from '../../kernel/decimal.ts'
import { RATE_PLACES } from '../../kernel/rate.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'

const ONE = 10n ** BigInt(RATE_PLACES)

/** What one unit of `currency` (major) is worth in `base` from a day (calendar date) on: 10^-12 of a major unit. */
export interface ExchangeRate {
  readonly currency: string
  readonly base: string
  readonly day: string
  readonly rate: bigint
}

/** Rates into one currency, to be asked by day. */
export class Rates {
  readonly base: string
  readonly #byCurrency: ReadonlyMap<string, readonly ExchangeRate[]>

  /** `rates`: into `base`, at most one for each currency and day. */
  constructor(base: string, rates: readonly ExchangeRate[]) {
    this.base = base
    const sorted = rates.toSorted((a, b) => (a.day < b.day ? -1 : 1))
    this.#byCurrency = Map.groupBy(sorted, ({ currency }) => currency)
  }

  /** The rate of a day: the newest on or before it. Null where there is none. */
  on(currency: string, day: string): bigint | null {
    const own = this.#byCurrency.get(currency) ?? []
    let [from, to] = [0, own.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (own[middle]!.day <= day) from = middle + 1
      else to = middle
    }
    return own[from - 1]?.rate ?? null
  }

  /** An amount in the base currency at the rate of a day, rounded once: minor units both. Refused: exchange_rate_missing. */
  translate(amount: bigint, currency: string, day: string): bigint | Refusal {
    if (currency === this.base || amount === 0n) return amount
    const rate = this.on(currency, day)
    if (rate === null) return missing(currency, this.base, day)
    const [from, to] = [exponentOf(currency), exponentOf(this.base)]
    return divideRounded(amount * rate * 10n ** BigInt(to), ONE * 10n ** BigInt(from))
  }
}

const missing = (currency: string, base: string, day: string): Refusal =>
  refuse(
    'exchange_rate_missing',
    null,
    `There is no exchange rate from ${currency} to ${base} on ${day} or before.`,
    { values: { currency, base, day }, remedy: `Set the rate of ${day}, or of a day before.` },
  )

/**
 * Why a rate of a closed day may not be set; null where it may. A day that had no rate may get its first: nothing was
 * told of it in another currency. Where one stands, reports of closed days would say something else (rule 21).
 */
export function refuseClosedRate(
  { currency, base, day }: ExchangeRate,
  stands: Rates,
  closedThrough: string | null,
): Refusal | null {
  if (closedThrough === null || day > closedThrough || stands.on(currency, day) === null) return null
  return refuse('period_closed', 21, `The books are closed through ${closedThrough}.`, {
    values: { currency, base, day, closedThrough },
    remedy: 'Set the rate of a later day.',
  })
}
