import type { Account, AccountBalance } from '../ledger/account.ts'
import type { FiscalYearEnd } from '../ledger/fiscal-year.ts'
import type { ManualEntry } from '../ledger/manual-entry.ts'
import type { RecurringEntry } from '../ledger/recurring.ts'
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
  recurring(id: string): RecurringEntry | null
  manualEntry(id: string): ManualEntry | null
  /** What each account moved in the fiscal year that ends on a day, closing entries left out. */
  movedInYear(endsOn: string): readonly AccountBalance[]
}

/** Of a command that asks for nothing of the ledger. */
export const NO_LEDGER_FACTS: LedgerFacts = {
  chart: [],
  fiscalYearEnd: '12-31',
  yearCloses: [],
  isNew: true,
  recurring: () => null,
  manualEntry: () => null,
  movedInYear: () => [],
}
