import type * as view from '../contract/reports.ts'
import { normalSide, type AccountType } from '../domain/ledger/account.ts'
import { numberOf } from './amount.ts'
import { sidesOf } from './journal.ts'

/** A page of an account's postings; amounts and balances are minor units, debit positive. */
export interface ReadLedger {
  readonly account: string
  readonly accountName: string
  readonly type: AccountType
  readonly currency: string
  readonly from: string
  readonly to: string
  readonly opening: bigint
  readonly closing: bigint
  readonly lines: readonly {
    readonly entryId: string
    readonly date: string
    readonly kind: string
    readonly description: string
    readonly documentType: string
    readonly documentId: string
    readonly amount: bigint
    readonly balance: bigint
  }[]
  readonly nextCursor: string | null
}

/** The page as an accountant reads it: two columns, and balances that are positive on the account's normal side. */
export function presentLedger(ledger: ReadLedger): view.GeneralLedgerPage {
  const onNormalSide = (balance: bigint): number =>
    numberOf(normalSide(ledger.type) === 'debit' ? balance : -balance)
  return {
    account: ledger.account,
    accountName: ledger.accountName,
    type: ledger.type,
    currency: ledger.currency,
    from: ledger.from,
    to: ledger.to,
    opening: onNormalSide(ledger.opening),
    closing: onNormalSide(ledger.closing),
    lines: ledger.lines.map(({ amount, balance, ...line }) => ({
      ...line,
      ...sidesOf(amount),
      balance: onNormalSide(balance),
    })),
    nextCursor: ledger.nextCursor,
  }
}
