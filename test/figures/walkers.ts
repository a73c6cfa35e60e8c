import { walkAging } from './aging.ts'
import type { ReadBooks } from './books.ts'
import { walkCashFlow } from './cash-flow.ts'
import { walkClearing } from './clearing.ts'
import { walkCollections } from './collections.ts'
import { walkCustomerStatement } from './customer-statement.ts'
import { walkDashboard } from './dashboard.ts'
import { walkGapRegister } from './gap-register.ts'
import { walkGeneralLedger } from './general-ledger.ts'
import { walkRevenue } from './revenue.ts'
import { walkBalanceSheet, walkIncomeStatement } from './statements.ts'
import { walkTaxLiability } from './tax-liability.ts'
import { walkTrialBalance } from './trial-balance.ts'

/** Opens every figure of a report down to the journal, and tells how many there were. By the names of the doors. */
export const WALKERS: Readonly<Record<string, (books: ReadBooks) => Promise<number>>> = {
  trialBalance: walkTrialBalance,
  generalLedger: walkGeneralLedger,
  incomeStatement: walkIncomeStatement,
  balanceSheet: walkBalanceSheet,
  agingReport: walkAging,
  readDashboard: walkDashboard,
  collections: walkCollections,
  taxLiability: walkTaxLiability,
  revenue: walkRevenue,
  cashFlow: walkCashFlow,
  clearing: walkClearing,
  gapRegister: walkGapRegister,
  customerStatement: walkCustomerStatement,
}

/** Walked with the report they stand behind. */
export const DRILL_DOWNS = [
  'agingDocuments',
  'revenueEntries',
  'cashFlowEntries',
  'clearingEntries',
  'collectionsEntries',
  'taxLiabilityEntries',
]
