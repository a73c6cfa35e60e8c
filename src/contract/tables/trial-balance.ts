import type { TrialBalance } from '../reports.ts'
import { money } from './cell.ts'
import { type Column, type Table, tableFromSections } from './table.ts'

type Section = TrialBalance['currencies'][number]
/** An account, or the exchange difference, which is none and has no type. */
export type BalanceLine = Omit<Section['rows'][number], 'type'> & { readonly type: string }

export const trialBalanceColumns = (currency: string): readonly Column<BalanceLine>[] => [
  { head: 'ACCOUNT', name: 'account', of: ({ account }) => account },
  { head: '', name: 'accountName', of: ({ accountName }) => accountName, shrinks: true },
  { head: 'TYPE', name: 'type', of: ({ type }) => type, only: 'roomy' },
  { head: 'DEBIT', name: 'debit', of: ({ debit }) => money(debit, currency), right: true, blank: true },
  { head: 'CREDIT', name: 'credit', of: ({ credit }) => money(credit, currency), right: true, blank: true },
  { head: '', name: 'abnormal', of: ({ abnormal }) => abnormal },
]

/** The accounts, and in the own currency what the rates differ by, on its side. */
export function trialBalanceLines({ rows, exchangeDifference = 0 }: Section): readonly BalanceLine[] {
  if (exchangeDifference === 0) return rows
  const [debit, credit] = exchangeDifference > 0 ? [exchangeDifference, 0] : [0, -exchangeDifference]
  return [
    ...rows,
    { account: '', accountName: 'Exchange difference', type: '', debit, credit, abnormal: false },
  ]
}

export const trialBalanceTable = ({ asOf, currencies }: TrialBalance): Table =>
  tableFromSections(
    { asOf },
    currencies.map((one) => ({ currency: one.currency, rows: trialBalanceLines(one) })),
    trialBalanceColumns,
  )
