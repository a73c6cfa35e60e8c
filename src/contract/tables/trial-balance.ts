import type { TrialBalance } from '../reports.ts'
import { money, moneyOrNone } from './cell.ts'
import { type Column, type Table, tableFromSections } from './table.ts'

type Section = TrialBalance['currencies'][number]
/** An account, or the exchange difference, which is none and has no type. */
export type BalanceLine = Omit<Section['rows'][number], 'type'> & { readonly type: string }

export const trialBalanceColumns =
  (isCompared: boolean) =>
  (currency: string): readonly Column<BalanceLine>[] => [
    { head: 'ACCOUNT', name: 'account', of: ({ account }) => account },
    { head: '', name: 'accountName', of: ({ accountName }) => accountName, shrinks: true },
    { head: 'TYPE', name: 'type', of: ({ type }) => type, only: 'roomy' },
    { head: 'DEBIT', name: 'debit', of: ({ debit }) => money(debit, currency), right: true, blank: true },
    { head: 'CREDIT', name: 'credit', of: ({ credit }) => money(credit, currency), right: true, blank: true },
    { head: '', name: 'abnormal', of: ({ abnormal }) => abnormal },
    ...(isCompared ? comparedColumns(currency) : []),
  ]

function comparedColumns(currency: string): Column<BalanceLine>[] {
  const amount = (head: string, name: string, of: (line: BalanceLine) => number | undefined) => ({
    head,
    name,
    of: (line: BalanceLine) => moneyOrNone(of(line), currency),
    right: true,
    blank: true,
  })
  return [
    amount('DEBIT THEN', 'comparedDebit', ({ compared }) => compared?.debit),
    amount('CREDIT THEN', 'comparedCredit', ({ compared }) => compared?.credit),
    amount('DIFFERENCE', 'difference', ({ difference }) => difference),
  ]
}

/** The accounts, and in the own currency what the rates differ by, on its side. */
export function trialBalanceLines({
  rows,
  exchangeDifference = 0,
  compared,
}: Section): readonly BalanceLine[] {
  const then = compared?.exchangeDifference ?? 0
  if (exchangeDifference === 0 && then === 0) return rows
  const difference = {
    account: '',
    accountName: 'Exchange difference',
    type: '',
    ...sidesOf(exchangeDifference),
    abnormal: false,
    ...(compared && { compared: sidesOf(then), difference: exchangeDifference - then }),
  }
  return [...rows, difference]
}

const sidesOf = (amount: number) => ({ debit: Math.max(amount, 0), credit: Math.max(-amount, 0) })

export const trialBalanceTable = ({ asOf, comparedTo, currencies }: TrialBalance): Table =>
  tableFromSections(
    { asOf, ...(comparedTo === null ? {} : { comparedTo }) },
    currencies.map((one) => ({ currency: one.currency, rows: trialBalanceLines(one) })),
    trialBalanceColumns(comparedTo !== null),
  )
