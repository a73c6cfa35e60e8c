import { type Decimal, HUNDRED_PERCENT, percentOf } from '../../kernel/decimal.ts'
import { formatMoney } from '../../kernel/money.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Instalment } from './instalments.ts'

/** A part that is asked for: a percentage of what is open, an amount in minor units, or what the others leave. */
export interface AskedInstalment {
  readonly dueOn: string
  readonly share:
    | { readonly by: 'percent'; readonly percent: Decimal }
    | { readonly by: 'amount'; readonly amount: bigint }
    | { readonly by: 'rest' }
}

/** As many as a plan may have. */
export const MOST_INSTALMENTS = 120

/**
 * Splits what is open into parts that come to it exactly. Percentages are rounded together: each takes what all so far
 * come to, less what those before it took, so that 100 % is all of it. Refused: too_many_instalments,
 * instalments_out_of_order, rest_named_twice, instalment_is_nothing, instalments_do_not_add_up.
 *
 * @param open more than nothing: minor units
 */
export function splitInstalments(
  asked: readonly AskedInstalment[],
  open: bigint,
  currency: string,
): Instalment[] | Refusal {
  if (asked.length > MOST_INSTALMENTS)
    return refuse('too_many_instalments', 17, `A plan has at most ${MOST_INSTALMENTS} instalments.`, {
      pointer: '/parts',
    })
  let percent = 0n as Decimal
  let byPercent = 0n
  const parts: { dueOn: string; amount: bigint | null }[] = []
  for (const [at, { dueOn, share }] of asked.entries()) {
    const before = asked[at - 1]
    if (before && before.dueOn >= dueOn)
      return refuse('instalments_out_of_order', 17, 'Each instalment is due after the one before it.', {
        pointer: `/parts/${at}/dueOn`,
      })
    if (share.by === 'rest' && parts.some(({ amount }) => amount === null))
      return refuse('rest_named_twice', 17, 'Only one instalment can be what the others leave.', {
        pointer: `/parts/${at}`,
      })
    if (share.by === 'percent') {
      percent = (percent + share.percent) as Decimal
      const upToHere = percentOf(open, percent)
      parts.push({ dueOn, amount: upToHere - byPercent })
      byPercent = upToHere
    } else parts.push({ dueOn, amount: share.by === 'amount' ? share.amount : null })
  }
  const named = parts.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n)
  const split = parts.map(({ dueOn, amount }) => ({ dueOn, amount: amount ?? open - named }))
  const come = split.reduce((sum, { amount }) => sum + amount, 0n)
  const nothing = split.findIndex(({ amount }) => amount <= 0n)
  if (percent > HUNDRED_PERCENT || come !== open || (nothing >= 0 && named > open))
    return refuse(
      'instalments_do_not_add_up',
      17,
      `${formatMoney(open, currency)} ${currency} is open, and these come to ${formatMoney(named, currency)}.`,
      { pointer: '/parts', values: { open: String(open), named: String(named) } },
    )
  if (nothing >= 0)
    return refuse('instalment_is_nothing', 17, 'Each instalment is more than nothing.', {
      pointer: `/parts/${nothing}`,
    })
  return split
}
