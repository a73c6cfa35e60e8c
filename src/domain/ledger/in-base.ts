import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import type { AccountBalance, AccountType } from './account.ts'
import type { Rates } from './exchange-rate.ts'
import type { Span } from './span.ts'

/** What an account moved on a day in a currency: minor units, debit positive; closing entries left out. */
export interface DayMovement extends AccountBalance {
  readonly day: string
}

/** What is known of a day to tell it in one currency. */
export interface BaseAsked {
  readonly asOf: string
  /** What every account holds, in each currency. */
  readonly held: readonly AccountBalance[]
  /** What accounts of revenue, expense and equity moved up to the day. */
  readonly moved: readonly DayMovement[]
  /** The years whose close stands on the day, with the days they had. */
  readonly closed: readonly Span[]
  /** The account of equity against which exchange is posted: the exchange difference takes it in. */
  readonly reserve: string
  /** The account that years are closed to. */
  readonly retained: Pick<AccountBalance, 'account' | 'accountName'>
  readonly rates: Rates
}

/** Balances in one currency, and the exchange difference that makes them balance: debit positive. */
export interface InBase {
  readonly balances: readonly AccountBalance[]
  readonly difference: bigint
}

/**
 * Every account's balance in the base currency. What is had and owed stands at the rate of the day; what was earned,
 * spent and put in at the rate of the day it was posted, each account's day rounded once; a closed year goes to retained
 * earnings at what it was earned at. What the two ways differ by is told apart, so that all together is nothing.
 */
export function inBase({ asOf, held, moved, closed, retained, reserve, rates }: BaseAsked): InBase | Refusal {
  const { base } = rates
  const sums = new Map<string, AccountBalance>()
  const add = (of: Omit<AccountBalance, 'currency' | 'balance'>, amount: bigint): void => {
    const { account, accountName, type } = of
    const balance = (sums.get(account)?.balance ?? 0n) + amount
    sums.set(account, { account, accountName, type, currency: base, balance })
  }
  for (const one of held) {
    if (!isMonetary(one.type)) continue
    const amount = rates.translate(one.balance, one.currency, asOf)
    if (isRefusal(amount)) return amount
    add(one, amount)
  }
  for (const one of moved) {
    if (one.account === reserve) continue
    const amount = rates.translate(one.balance, one.currency, one.day)
    if (isRefusal(amount)) return amount
    const isClosed = one.type !== 'equity' && closed.some(({ from, to }) => one.day >= from && one.day <= to)
    add(isClosed ? { ...retained, type: 'equity' } : one, amount)
  }
  const balances = [...sums.values()]
    .filter(({ balance }) => balance !== 0n)
    .toSorted((a, b) => (a.account < b.account ? -1 : 1))
  return { balances, difference: -balances.reduce((sum, { balance }) => sum + balance, 0n) }
}

/** What was earned and spent in a span, in the base currency at the rates of its days. */
export function earnedInBase(moved: readonly DayMovement[], rates: Rates): AccountBalance[] | Refusal {
  const translated: AccountBalance[] = []
  for (const { day, ...one } of moved) {
    const balance = rates.translate(one.balance, one.currency, day)
    if (isRefusal(balance)) return balance
    translated.push({ ...one, currency: rates.base, balance })
  }
  return translated
}

/**
 * Amounts in the base currency at the rate of a day, such that those of one currency come to what their sum is worth,
 * to the last minor unit: each is what the sum up to it is worth less what the sum before it is worth.
 */
export function itemsInBase<Item extends { readonly currency: string; readonly amount: bigint }>(
  items: readonly Item[],
  asOf: string,
  rates: Rates,
): Item[] | Refusal {
  const sums = new Map<string, { amount: bigint; worth: bigint }>()
  const translated: Item[] = []
  for (const item of items) {
    const before = sums.get(item.currency) ?? { amount: 0n, worth: 0n }
    const amount = before.amount + item.amount
    const worth = rates.translate(amount, item.currency, asOf)
    if (isRefusal(worth)) return worth
    sums.set(item.currency, { amount, worth })
    translated.push({ ...item, currency: rates.base, amount: worth - before.worth })
  }
  return translated
}

const isMonetary = (type: AccountType): boolean => type === 'asset' || type === 'liability'
