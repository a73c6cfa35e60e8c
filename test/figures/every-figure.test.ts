import { expect, test } from 'vitest'
import type { Door } from '../../src/contract/doors/door.ts'
import { everyDoor } from '../../src/contract/doors/every-door.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'
import { listOrganizations } from '../../src/store/reading/organizations.ts'
import { clientOf, worldOf } from '../plain-text/books.ts'
import { testDatabase } from '../support/test-database.ts'
import { walkAging } from './aging.ts'
import { ReadBooks } from './books.ts'
import { walkCollections } from './collections.ts'
import { walkCashFlow } from './cash-flow.ts'
import { walkCustomerStatement } from './customer-statement.ts'
import { walkDashboard } from './dashboard.ts'
import { walkGapRegister } from './gap-register.ts'
import { walkGeneralLedger } from './general-ledger.ts'
import { walkRevenue } from './revenue.ts'
import { walkBalanceSheet, walkIncomeStatement } from './statements.ts'
import { walkTaxLiability } from './tax-liability.ts'
import { walkTrialBalance } from './trial-balance.ts'

/**
 * Opens every figure of every report down to the journal, and tells how many there were. A report that is added fails here
 * until it has a walker: a file beside these and a line.
 */
const WALKERS: Readonly<Record<string, (books: ReadBooks) => Promise<number>>> = {
  trialBalance: walkTrialBalance,
  generalLedger: walkGeneralLedger,
  incomeStatement: walkIncomeStatement,
  balanceSheet: walkBalanceSheet,
  agingReport: walkAging,
  agingDocuments: walkAging,
  readDashboard: walkDashboard,
  collections: walkCollections,
  collectionsEntries: walkCollections,
  taxLiability: walkTaxLiability,
  taxLiabilityEntries: walkTaxLiability,
  revenue: walkRevenue,
  revenueEntries: walkRevenue,
  cashFlow: walkCashFlow,
  cashFlowEntries: walkCashFlow,
  gapRegister: walkGapRegister,
  customerStatement: walkCustomerStatement,
}

/** Walked with the report they stand behind. */
const DRILL_DOWNS = [
  'agingDocuments',
  'revenueEntries',
  'cashFlowEntries',
  'collectionsEntries',
  'taxLiabilityEntries',
]

test('every report has its walker', () => {
  const reports = Object.entries(everyDoor as Record<string, Door>).filter(([, { tag }]) => tag === 'Reports')
  expect(Object.keys(WALKERS).toSorted()).toEqual(reports.map(([name]) => name).toSorted())
})

test(
  'every figure of every report is the sum of the journals it opens: the four businesses of the demo',
  { timeout: 240_000 },
  async () => {
    const database = await testDatabase()
    const world = worldOf(database)
    await seedDemo(world, () => {})
    const organizations = await acrossOrganizations(database.db, (tx) => listOrganizations(tx))
    for (const { orgId, slug } of organizations) {
      const books = await ReadBooks.read(await clientOf(world, orgId))
      for (const [name, walk] of Object.entries(WALKERS))
        if (!DRILL_DOWNS.includes(name)) expect(await walk(books), `${slug}: ${name}`).toBeGreaterThan(10)
    }
  },
)
