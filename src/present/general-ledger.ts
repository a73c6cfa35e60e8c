import type * as view from '../contract/reports.ts'
import { normalSide } from '../domain/ledger/account.ts'
import type { ReadLedger } from '../store/reading/general-ledger.ts'
import { numberOf } from './amount.ts'
import { sidesOf } from './journal.ts'

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
    knownAt: ledger.knownAt,
    opening: onNormalSide(ledger.opening),
    closing: onNormalSide(ledger.closing),
    lines: ledger.lines.map(({ amount, balance, customerId, customerName, ...line }) => ({
      ...line,
      customer: customerId === null ? null : { id: customerId, name: customerName ?? '' },
      ...sidesOf(amount),
      balance: onNormalSide(balance),
    })),
    nextCursor: ledger.nextCursor,
  }
}
