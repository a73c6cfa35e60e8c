import { addDays } from '../../kernel/date.ts'
import { divideRounded } from '../../kernel/decimal.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import type { AccountsByRole } from './account.ts'
import type { EntryContent, EntryKind } from './entry.ts'
import type { Rates } from './exchange-rate.ts'
import { type BaseAsked, inBase } from './in-base.ts'

/** A day at whose end the books were revalued: the document that its entries name. */
export interface Revaluation {
  readonly id: string
  /** Calendar date. */
  readonly day: string
}

/** What an account of assets or liabilities moved on a day in another currency, for one document if it is kept by document. */
export interface ForeignMovement {
  readonly account: string
  readonly currency: string
  readonly invoiceId: string | null
  readonly day: string
  /** Minor units, debit positive. */
  readonly amount: bigint
}

/** What rates brought up to a day, minor units of the base currency: gains positive, losses negative. */
export interface ExchangeGain {
  /** Of what was settled, spent or given back. */
  readonly realised: bigint
  /** Of what is held and owed still. */
  readonly unrealised: bigint
}

/**
 * What rates brought up to the end of a day, from the beginning. All of it is what the balances of the day differ by in
 * the base currency, whatever of it was posted before. Unrealised is what those held still are worth more than they came
 * at; realised is the rest. `foreign`: by day.
 */
export function exchangeGain(asked: BaseAsked, foreign: readonly ForeignMovement[]): ExchangeGain | Refusal {
  const told = inBase(asked)
  if (isRefusal(told)) return told
  const { asOf, held, rates, reserve } = asked
  const posted = held
    .filter(({ account, currency }) => account === reserve && currency === rates.base)
    .reduce((sum, { balance }) => sum + balance, 0n)
  let unrealised = 0n
  for (const own of Map.groupBy(foreign, ({ account, currency }) => `${account} ${currency}`).values()) {
    const known = own.filter(({ day }) => day <= asOf)
    const balance = known.reduce((sum, { amount }) => sum + amount, 0n)
    const worth = rates.translate(balance, own[0]!.currency, asOf)
    if (isRefusal(worth)) return worth
    unrealised += worth
    for (const item of Map.groupBy(known, ({ invoiceId }) => invoiceId).values()) {
      const carried = carriedAt(item, rates)
      if (isRefusal(carried)) return carried
      unrealised -= carried
    }
  }
  return { realised: posted - told.difference - unrealised, unrealised }
}

/**
 * What the balance of an item came at, in the base currency: what adds to it comes at the rate of its day, what is taken
 * goes at the average of what is there. A balance that changes sides starts anew at the rate of that day.
 */
function carriedAt(item: readonly ForeignMovement[], rates: Rates): bigint | Refusal {
  let [balance, carried] = [0n, 0n]
  for (const { amount, currency, day } of item) {
    const after = balance + amount
    const isTaken = balance !== 0n && amount > 0n !== balance > 0n
    if (isTaken && (after === 0n || after > 0n === balance > 0n)) {
      carried =
        balance > 0n ? divideRounded(carried * after, balance) : divideRounded(-carried * after, -balance)
    } else {
      const came = rates.translate(isTaken ? after : amount, currency, day)
      if (isRefusal(came)) return came
      carried = isTaken ? came : carried + came
    }
    balance = after
  }
  return carried
}

/**
 * What the books should say of a revaluation, in the base currency: what was realised since the one before, for good, and
 * what is unrealised, until the day after. The other side is an account of equity that makes the books of the base
 * currency balance and that reports in base leave out.
 */
export function revaluationEntries(
  { id, day }: Revaluation,
  { realised, unrealised }: ExchangeGain,
  currency: string,
  accounts: AccountsByRole,
): EntryContent[] {
  const entry = (kind: EntryKind, date: string, gain: bigint, description: string): EntryContent => ({
    kind,
    date,
    documentType: 'manual',
    documentId: id,
    customerId: null,
    currency,
    description,
    postings: [
      { account: accounts.exchange_difference, amount: gain, invoiceId: null },
      { account: accounts.fx_gain_loss, amount: -gain, invoiceId: null },
    ],
  })
  return [
    ...(realised === 0n ? [] : [entry('exchange_realised', day, realised, `Realised exchange up to ${day}`)]),
    ...(unrealised === 0n
      ? []
      : [
          entry('exchange_unrealised', day, unrealised, `Unrealised exchange at the end of ${day}`),
          entry(
            'exchange_returned',
            addDays(day, 1),
            -unrealised,
            `Unrealised exchange at the end of ${day} returned`,
          ),
        ]),
  ]
}
