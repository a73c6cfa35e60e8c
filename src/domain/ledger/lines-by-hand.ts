import { formatMoney, MAX_MINOR } from '../../kernel/money.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Account, AccountRole } from './account.ts'
import type { Posting } from './entry.ts'

/** A line of an entry by hand: minor units, debit positive, credit negative. */
export interface LineByHand {
  readonly account: string
  readonly amount: bigint
}

/** What these hold is also kept document by document, so that nothing else may post to them. */
const KEPT_BY_DOCUMENT: ReadonlyMap<AccountRole | null, string> = new Map([
  ['receivable', 'Make an invoice or a credit note: the aged receivables are always this account.'],
  [
    'customer_credit',
    'Record a payment kept as credit, or give it back: it belongs to payments and credit notes.',
  ],
  ['exchange_difference', 'Revalue the books at the end of a day: it is kept by revaluations alone.'],
])

/**
 * The postings of lines that balance, each to an account that is in use and may be posted to by hand. Refused:
 * account_not_found, account_inactive, account_kept_by_documents, amount_zero, amount_too_large, entry_unbalanced.
 */
export function postingsOf(
  lines: readonly LineByHand[],
  chart: readonly Account[],
  currency: string,
): readonly Posting[] | Refusal {
  const refused = lines.map((line, at) => refuseLine(line, at, chart)).find((one) => one !== null)
  if (refused) return refused
  const sum = lines.reduce((total, { amount }) => total + amount, 0n)
  if (sum !== 0n) {
    const side = sum > 0n ? 'debits are more' : 'credits are more'
    const by = formatMoney(sum > 0n ? sum : -sum, currency)
    return refuse('entry_unbalanced', 20, `It does not balance: the ${side}, by ${by} ${currency}.`, {
      pointer: '/lines',
      values: { difference: String(sum), currency },
      remedy: 'Debits and credits of an entry are the same.',
    })
  }
  return lines.map(({ account, amount }) => ({ account, amount, invoiceId: null }))
}

/** Why a line cannot be posted by hand; null where it can. */
export function refuseLine(
  { account: code, amount }: LineByHand,
  at: number,
  chart: readonly Account[],
): Refusal | null {
  const pointer = `/lines/${at}/account`
  const account = chart.find((one) => one.code === code)
  if (!account) return refuse('account_unknown', null, `There is no account ${code}.`, { pointer })
  const named = `${account.code} ${account.name}`
  if (!account.active) {
    return refuse('account_inactive', null, `${named} is out of use.`, {
      pointer,
      remedy: 'Post to another account, or take this one into use again.',
    })
  }
  const instead = KEPT_BY_DOCUMENT.get(account.role)
  if (instead !== undefined)
    return refuse('account_kept_by_documents', 19, `Nothing is posted to ${named} by hand.`, {
      pointer,
      remedy: instead,
    })
  if (amount === 0n)
    return refuse('amount_zero', null, 'This line posts nothing.', { pointer: `/lines/${at}` })
  if (amount > MAX_MINOR || amount < -MAX_MINOR)
    return refuse('amount_too_large', 12, 'This amount is larger than an entry can hold.', {
      pointer: `/lines/${at}`,
    })
  return null
}
