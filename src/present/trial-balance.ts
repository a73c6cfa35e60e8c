import type * as view from '../contract/reports.ts'
import { type AccountBalance, normalSide } from '../domain/ledger/account.ts'
import { sidesOf } from './journal.ts'
import { numberOf } from './amount.ts'

/** The balances of one day, currency by currency, each on its side and with what both sides come to. */
export function presentTrialBalance(
  { asOf, knownAt }: { readonly asOf: string; readonly knownAt?: string | undefined },
  balances: readonly AccountBalance[],
  exchangeDifference?: bigint,
): view.TrialBalance {
  const currencies = [...new Set(balances.map(({ currency }) => currency))].sort()
  return {
    asOf,
    knownAt: knownAt ?? null,
    currencies: currencies.map((currency) => {
      const rows = balances.filter((row) => row.currency === currency)
      const sides = [
        ...rows.map(({ balance }) => balance),
        ...(exchangeDifference === undefined ? [] : [exchangeDifference]),
      ]
      return {
        currency,
        rows: rows.map(presentRow),
        ...(exchangeDifference === undefined ? {} : { exchangeDifference: numberOf(exchangeDifference) }),
        debit: sum(sides, 1n),
        credit: sum(sides, -1n),
      }
    }),
  }
}

function presentRow({
  account,
  accountName,
  type,
  balance,
}: AccountBalance): view.TrialBalance['currencies'][number]['rows'][number] {
  const abnormal = normalSide(type) === 'debit' ? balance < 0n : balance > 0n
  return { account, accountName, type, ...sidesOf(balance), abnormal }
}

function sum(balances: readonly bigint[], sign: bigint): number {
  return numberOf(
    balances.reduce((total, balance) => (sign * balance > 0n ? total + sign * balance : total), 0n),
  )
}
