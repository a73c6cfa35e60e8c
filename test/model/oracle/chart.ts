import type { Came, Oracle } from './oracle.ts'

export type AccountType = 'asset' | 'liability' | 'equity' | 'revenue' | 'expense'

interface Account {
  readonly type: AccountType
  readonly active: boolean
  /** Whether the program posts to it by itself. */
  readonly ours: boolean
}

export type Accounts = Map<string, Account>

const free = (type: AccountType): Account => ({ type, active: true, ours: false })
const ours = (type: AccountType): Account => ({ type, active: true, ours: true })

/** The accounts of the chart that the acts of the model touch. */
export const CHART: readonly (readonly [string, Account])[] = [
  ['1000', ours('asset')],
  ['1010', ours('asset')],
  ['1100', ours('asset')],
  ['1150', ours('asset')],
  ['1160', ours('asset')],
  ['2100', ours('liability')],
  ['2200', ours('liability')],
  ['2210', ours('liability')],
  ['3000', free('equity')],
  ['3100', ours('equity')],
  ['3800', ours('equity')],
  ['3900', ours('equity')],
  ['4000', ours('revenue')],
  ['4100', free('revenue')],
  ['4200', free('revenue')],
  ['4900', free('revenue')],
  ['4910', ours('revenue')],
  ['5100', ours('expense')],
  ['5200', ours('expense')],
  ['5300', ours('expense')],
  ['5900', free('expense')],
]

export function addAccount({ accounts }: Oracle, code: string, type: AccountType): Came {
  if (accounts.has(code)) return 'account_exists'
  accounts.set(code, free(type))
  return 'done'
}

/** Takes an account out of use or into it again, or makes it one of another type. */
export function changeAccount(
  { accounts, journal, policy }: Oracle,
  code: string,
  change: { readonly type?: AccountType; readonly active?: boolean },
): Came {
  const before = accounts.get(code)
  if (!before) return 'account_not_found'
  const { type = before.type, active = before.active } = change
  if (before.ours && (type !== before.type || !active)) return 'system_account'
  const isEarning = Object.values(policy.accounts).includes(code)
  if (isEarning && (type !== before.type || !active)) return 'account_earns'
  const isPosted = journal.entries.some(({ sides }) => sides.some(({ account }) => account === code))
  if (isPosted && type !== before.type) return 'account_in_use'
  accounts.set(code, { ...before, type, active })
  return 'done'
}

/** Why nothing is posted to an account by hand; null where it may be. */
export function refusedByHand({ accounts }: Oracle, code: string): Came | null {
  const account = accounts.get(code)
  if (!account) return 'account_unknown'
  if (!account.active) return 'account_inactive'
  return code === '1100' || code === '2200' ? 'account_kept_by_documents' : null
}
