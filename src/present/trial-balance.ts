import type * as view from '../contract/reports.ts'
import { type AccountBalance, normalSide } from '../domain/ledger/account.ts'
import { sidesOf } from './journal.ts'
import { numberOf } from './amount.ts'

/** The balances of a day, in the own currency with what the rates differ by: debit positive. */
export interface Balances {
  readonly balances: readonly AccountBalance[]
  readonly difference?: bigint
}

type Section = view.TrialBalance['currencies'][number]

/** The balances of one day, currency by currency, each on its side and with what both sides come to; beside them those of another. */
export function presentTrialBalance(
  told: Pick<view.TrialBalance, 'asOf' | 'comparedTo' | 'knownAt'>,
  [own, other]: readonly [Balances, Balances | undefined],
): view.TrialBalance {
  const all = [...own.balances, ...(other?.balances ?? [])]
  const currencies = [...new Set(all.map(({ currency }) => currency))].sort()
  return { ...told, currencies: currencies.map((currency) => sectionOf(currency, own, other)) }
}

function sectionOf(currency: string, own: Balances, other: Balances | undefined): Section {
  const inIt = ({ balances }: Balances) => balances.filter((one) => one.currency === currency)
  const held = (balances: Balances) => new Map(inIt(balances).map((one) => [one.account, one]))
  const [mine, beside] = [held(own), other && held(other)]
  const accounts = [...new Map([...(beside ?? []), ...mine]).values()].toSorted((a, b) =>
    a.account < b.account ? -1 : 1,
  )
  return {
    currency,
    rows: accounts.map((account) => {
      const balance = mine.get(account.account)?.balance ?? 0n
      const row = presentRow({ ...account, balance })
      if (!beside) return row
      const compared = beside.get(account.account)?.balance ?? 0n
      return { ...row, compared: sidesOf(compared), difference: numberOf(balance - compared) }
    }),
    ...sumsOf(inIt(own), own.difference),
    ...(other && { compared: sumsOf(inIt(other), other.difference) }),
  }
}

function sumsOf(balances: readonly AccountBalance[], difference: bigint | undefined) {
  const sides = [...balances.map(({ balance }) => balance), difference ?? 0n]
  return {
    ...(difference === undefined ? {} : { exchangeDifference: numberOf(difference) }),
    debit: sum(sides, 1n),
    credit: sum(sides, -1n),
  }
}

function presentRow({ account, accountName, type, balance }: AccountBalance): Section['rows'][number] {
  const abnormal = normalSide(type) === 'debit' ? balance < 0n : balance > 0n
  return { account, accountName, type, ...sidesOf(balance), abnormal }
}

function sum(balances: readonly bigint[], sign: bigint): number {
  return numberOf(
    balances.reduce((total, balance) => (sign * balance > 0n ? total + sign * balance : total), 0n),
  )
}
