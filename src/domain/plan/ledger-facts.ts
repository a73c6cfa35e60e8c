import type { Account, AccountBalance } from '../ledger/account.ts'
import type { FiscalYearEnd } from '../ledger/fiscal-year.ts'
import type { ManualEntry } from '../ledger/manual-entry.ts'
import type { Payout } from '../ledger/payout.ts'
import type { RecurringEntry } from '../ledger/recurring.ts'
import { Rates } from '../ledger/exchange-rate.ts'
import type { BaseAsked } from '../ledger/in-base.ts'
import type { ForeignMovement, Revaluation } from '../ledger/revaluation.ts'
import type { YearClose } from '../ledger/year-close.ts'

/** What the database knew of the ledger about everything a command touches. */
export interface LedgerFacts {
  /** The chart of accounts by code; empty unless the command asks for it. */
  readonly chart: readonly Account[]
  readonly fiscalYearEnd: FiscalYearEnd
  /** Every year that was closed once. */
  readonly yearCloses: readonly YearClose[]
  /** Whether nothing stands in a currency on the day on which books are to be opened, or before it. */
  readonly isNew: boolean
  /** What was recorded under an id of a provider, one after the other. */
  payouts(provider: string, providerId: string): readonly Payout[]
  payout(id: string): Payout | null
  recurring(id: string): RecurringEntry | null
  manualEntry(id: string): ManualEntry | null
  /** What each account moved in the fiscal year that ends on a day, closing entries left out. */
  movedInYear(endsOn: string): readonly AccountBalance[]
  readonly exchange: ExchangeFacts
}

/** What is known of other currencies where the books are to be revalued. */
export interface ExchangeFacts {
  readonly rates: Rates
  /** Every day at whose end the books were revalued, in order. */
  readonly revaluations: readonly Revaluation[]
  /** What accounts of assets and liabilities moved in other currencies, by day. */
  readonly foreign: readonly ForeignMovement[]
  /** What a day is told by in the own currency: the day that is revalued, or a later one that was. */
  held(day: string): BaseAsked
}

export const NO_EXCHANGE_FACTS: ExchangeFacts = {
  rates: new Rates('USD', []),
  revaluations: [],
  foreign: [],
  held: (day) => {
    throw new Error(`nothing was read of ${day}`)
  },
}

/** Of a command that asks for nothing of the ledger. */
export const NO_LEDGER_FACTS: LedgerFacts = {
  chart: [],
  fiscalYearEnd: '12-31',
  yearCloses: [],
  isNew: true,
  payouts: () => [],
  payout: () => null,
  recurring: () => null,
  manualEntry: () => null,
  movedInYear: () => [],
  exchange: NO_EXCHANGE_FACTS,
}
