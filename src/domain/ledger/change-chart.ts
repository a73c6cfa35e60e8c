import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Account, AccountType } from './account.ts'

/** An account a bookkeeper adds to the chart. */
export interface NewAccount {
  readonly code: string
  readonly name: string
  readonly type: AccountType
}

/** What of an account is to be another; what is not named stays as it is. Its code stays for good: postings name it. */
export interface AccountChange {
  readonly name?: string | undefined
  readonly type?: AccountType | undefined
  readonly active?: boolean | undefined
}

/** The account as it enters the chart. Refused: account_exists. */
export function addAccount(chart: readonly Account[], { code, name, type }: NewAccount): Account | Refusal {
  const known = chart.find((one) => one.code === code)
  if (!known) return { code, name, type, role: null, active: true }
  return refuse('account_exists', null, `There is an account ${code} already: ${known.name}.`, {
    pointer: '/code',
    remedy: known.active
      ? 'Choose another code.'
      : 'Choose another code, or take that account into use again.',
  })
}

/**
 * The account after a change. One that Billhook posts to by itself keeps its type and stays in use, and so does the type
 * of one with postings. `kinds` of lines that earn on it by themselves hold it too. Refused: system_account, account_earns,
 * account_in_use.
 */
export function changeAccount(
  account: Account,
  { name = account.name, type = account.type, active = account.active }: AccountChange,
  hasPostings: boolean,
  kinds: readonly string[],
): Account | Refusal {
  const named = `${account.code} ${account.name}`
  if (account.role !== null && (type !== account.type || !active)) {
    return refuse('system_account', null, `Billhook posts to ${named} by itself.`, {
      pointer: active ? '/type' : '/active',
      remedy: 'It can be renamed; its type stays, and it stays in use.',
    })
  }
  if (kinds.length > 0 && (type !== account.type || !active))
    return refuse('account_earns', 20, `Lines of kind ${kinds.join(', ')} earn on ${named} by themselves.`, {
      pointer: active ? '/type' : '/active',
      remedy: 'Let the settings name another account for them first.',
    })
  if (hasPostings && type !== account.type) {
    return refuse('account_in_use', null, `${named} has postings: it stays an account of its type.`, {
      pointer: '/type',
      remedy: 'Add another account, and move the balance there with a manual entry.',
    })
  }
  return { ...account, name, type, active }
}
