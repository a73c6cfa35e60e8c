import type { DepositShare } from '../../api/deposits.ts'
import { amountTyped } from '../payments/allocation.ts'
import { plainNumber } from '../../ui/typed-number.ts'

export const WAYS = ['percent', 'upTo', 'amount'] as const
/** How it is said how much a deposit is. */
export type Way = (typeof WAYS)[number]

/** What is typed, as it is asked for; null while it is no share of anything. */
export function shareTyped(way: Way, text: string, currency: string): DepositShare | null {
  if (way === 'amount') {
    const amount = amountTyped(text, currency)
    return amount === null || amount === 0n ? null : { amount: String(amount) }
  }
  const percent = plainNumber(text.replace('%', ''))
  const isShare = /^\d+(\.\d{1,6})?$/.test(percent) && Number(percent) > 0 && Number(percent) <= 100
  return isShare ? { [way]: percent } : null
}
