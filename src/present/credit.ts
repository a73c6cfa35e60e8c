import type * as view from '../contract/receivables.ts'
import { creditSince, creditSourceId } from '../domain/receivables/credit.ts'
import type { ReadCredit } from '../store/reading/credit.ts'
import { numberOf } from './amount.ts'

/** What is kept for a customer, for each currency and source, and what of it was used. */
export function presentCredit(
  customer: { readonly id: string; readonly name: string },
  { use, sources, uses }: ReadCredit,
): view.CustomerCredit {
  const each = sources.map((source) => ({
    kind: source.kind,
    id: creditSourceId(source),
    name: source.kind === 'payment' ? source.payment.reference : source.note.number,
    since: creditSince(source),
    currency: source.kind === 'payment' ? source.payment.currency : source.note.currency,
    left: source.left,
  }))
  const currencies = [...new Set(each.map(({ currency }) => currency))].sort()
  return {
    customer,
    use,
    left: currencies.map((currency) => ({
      currency,
      amount: numberOf(
        each.filter((one) => one.currency === currency).reduce((sum, { left }) => sum + left, 0n),
      ),
    })),
    sources: each.map((one) => ({ ...one, left: numberOf(one.left) })),
    uses: uses.map((one) => ({ ...one, amount: numberOf(one.amount) })),
  }
}
