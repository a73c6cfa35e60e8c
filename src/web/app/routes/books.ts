import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import {
  type AgingColumn,
  type AgingFigure,
  type AgingFilters,
  type AgingScale,
  type LedgerFilters,
  type DayFilters,
  SERVICES,
} from '../../api/books.ts'
import type { IncomeFilters, SheetFilters } from '../../api/statements.ts'
import { auditSearch } from '../../staff/audit/search.ts'
import { journalSearch } from '../../staff/journal/search.ts'
import { asOf, coded, knownAt, text, spanOf } from './address.ts'
import { inside } from './frame.tsx'

/** The day a report is of, and the instant at which it is to be known. */
const reportOf = (search: Record<string, unknown>) => ({
  ...asOf(search),
  knownAt: knownAt(search['knownAt']),
})

/** Whether a report is told in the own currency. */
const baseOf = (search: Record<string, unknown>) => ({
  in: search['in'] === 'base' ? ('base' as const) : undefined,
})

const serviceOf = (search: Record<string, unknown>) => ({
  service: SERVICES.find((one) => one === search['service']),
})

const scaleOf = (search: Record<string, unknown>): AgingScale => ({
  by: search['by'] === 'issue' ? 'issue' : undefined,
  edges: coded(search['edges']),
})

const reports = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books',
  component: lazyRouteComponent(() => import('../../staff/books/books-page.tsx'), 'BooksPage'),
})

const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/accounts',
  component: lazyRouteComponent(() => import('../../staff/books/accounts-page.tsx'), 'AccountsPage'),
})

const entries = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/entries',
  validateSearch: journalSearch,
  component: lazyRouteComponent(() => import('../../staff/journal/journal-page.tsx'), 'JournalPage'),
})

const newEntry = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/entries/new',
  component: lazyRouteComponent(() => import('../../staff/books/new-entry-page.tsx'), 'NewEntryPage'),
})

const recurring = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/recurring',
  component: lazyRouteComponent(() => import('../../staff/books/recurring-page.tsx'), 'RecurringPage'),
})

const newRecurring = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/recurring/new',
  component: lazyRouteComponent(() => import('../../staff/books/new-recurring-page.tsx'), 'NewRecurringPage'),
})

const opening = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/opening',
  component: lazyRouteComponent(() => import('../../staff/books/opening-page.tsx'), 'OpeningPage'),
})

const entry = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/entries/$id',
  component: lazyRouteComponent(() => import('../../staff/books/entry-page.tsx'), 'EntryPage'),
})

const ledger = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/ledger',
  validateSearch: (search): LedgerFilters => ({
    account: coded(search['account']),
    currency: text(search['currency']),
    from: text(search['from']),
    to: text(search['to']),
    customer: text(search['customer']),
    source: coded(search['source']),
    closings: search['closings'] === 'without' ? 'without' : undefined,
    knownAt: knownAt(search['knownAt']),
  }),
  component: lazyRouteComponent(() => import('../../staff/books/ledger-page.tsx'), 'LedgerPage'),
})

const trialBalance = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/trial-balance',
  validateSearch: (search): DayFilters => ({
    ...reportOf(search),
    ...baseOf(search),
    compareTo: text(search['compareTo']),
  }),
  component: lazyRouteComponent(() => import('../../staff/books/trial-balance-page.tsx'), 'TrialBalancePage'),
})

const incomeStatement = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/income-statement',
  validateSearch: (search): IncomeFilters => ({ ...spanOf(search), ...baseOf(search) }),
  component: lazyRouteComponent(
    () => import('../../staff/books/income-statement-page.tsx'),
    'IncomeStatementPage',
  ),
})

const balanceSheet = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/balance-sheet',
  validateSearch: (search): SheetFilters => ({
    ...reportOf(search),
    ...baseOf(search),
    compareTo: text(search['compareTo']),
  }),
  component: lazyRouteComponent(() => import('../../staff/books/balance-sheet-page.tsx'), 'BalanceSheetPage'),
})

const aging = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/aging',
  validateSearch: (search): AgingFilters => ({
    ...reportOf(search),
    compareTo: text(search['compareTo']),
    customer: text(search['customer']),
    ...serviceOf(search),
    ...scaleOf(search),
    ...baseOf(search),
  }),
  component: lazyRouteComponent(() => import('../../staff/books/aging-page.tsx'), 'AgingPage'),
})

const closing = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/closing',
  component: lazyRouteComponent(() => import('../../staff/books/closing-page.tsx'), 'ClosingPage'),
})

const agingDocuments = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/aging/documents',
  validateSearch: (search): AgingFigure => ({
    currency: text(search['currency']) ?? '',
    column: (text(search['column']) ?? 'total') as AgingColumn,
    bucket: coded(search['bucket']),
    customer: text(search['customer']),
    ...serviceOf(search),
    ...reportOf(search),
    ...scaleOf(search),
  }),
  component: lazyRouteComponent(
    () => import('../../staff/books/aging-documents-page.tsx'),
    'AgingDocumentsPage',
  ),
})

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../../staff/audit/audit-page.tsx'), 'AuditPage'),
})

/** What the books say. */
export const books = [
  reports,
  accounts,
  entries,
  entry,
  newEntry,
  ledger,
  trialBalance,
  incomeStatement,
  balanceSheet,
  aging,
  closing,
  agingDocuments,
  recurring,
  newRecurring,
  opening,
  audit,
] as const
