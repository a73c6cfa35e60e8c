import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Account } from './account.ts'

const REMEDY = 'Name a revenue account of the chart, or none for Revenue.'

/**
 * The account of the chart on which documents may earn, by its code: Revenue, or a revenue account of the bookkeeper's
 * own that is in use. Refused: account_unknown, account_not_revenue, account_inactive.
 */
export function earningAccount(code: string, chart: readonly Account[], pointer: string): Account | Refusal {
  const values = { account: code }
  const account = chart.find((one) => one.code === code)
  if (!account)
    return refuse('account_unknown', null, `There is no account ${code}.`, {
      pointer,
      values,
      remedy: REMEDY,
    })
  const named = `${code} ${account.name}`
  if (account.type !== 'revenue' || (account.role !== null && account.role !== 'revenue'))
    return refuse(
      'account_not_revenue',
      20,
      account.type === 'revenue'
        ? `Billhook posts to ${named} by itself, and no document earns on it.`
        : `${named} is no revenue account: it is of the type ${account.type}.`,
      { pointer, values, remedy: REMEDY },
    )
  if (account.active) return account
  return refuse('account_inactive', null, `${named} is out of use.`, {
    pointer,
    values,
    remedy: 'Name another account, or take this one into use again.',
  })
}
