import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Account } from '../ledger/account.ts'
import { earningAccount } from '../ledger/earning-account.ts'
import type { LineKind } from '../work/charge.ts'
import type { BillingProfile } from './profile.ts'

/** What lines of a kind earn on, as it is asked for. */
export interface KindOnAccount {
  readonly kind: LineKind
  readonly account: string
}

/**
 * The revenue accounts of kinds of lines; a kind that earns on Revenue needs no place in it. Refused: kind_named_twice,
 * and what `earningAccount` refuses.
 */
export function revenueAccountsOf(
  asked: readonly KindOnAccount[],
  chart: readonly Account[],
): NonNullable<BillingProfile['revenueAccounts']> | Refusal {
  const accounts: { [K in LineKind]?: string } = {}
  const named = new Set<LineKind>()
  for (const [at, { kind, account: code }] of asked.entries()) {
    const pointer = `/profile/revenueAccounts/${at}`
    if (named.has(kind))
      return refuse('kind_named_twice', 20, `Lines of kind ${kind} earn on one account.`, {
        pointer: `${pointer}/kind`,
        remedy: 'Name each kind once.',
      })
    named.add(kind)
    const account = earningAccount(code, chart, `${pointer}/account`)
    if (isRefusal(account)) return account
    if (account.role === null) accounts[kind] = code
  }
  return accounts
}

/** The revenue account of a line that names none; none where that is the organization's Revenue. */
export const revenueAccountOf = ({ revenueAccounts }: BillingProfile, kind: LineKind): string | undefined =>
  revenueAccounts?.[kind]

/** The kinds of lines that earn on an account by themselves. */
export const kindsOn = (code: string, { revenueAccounts = {} }: BillingProfile): string[] =>
  Object.entries(revenueAccounts).flatMap(([kind, account]) => (account === code ? [kind] : []))
