import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { BillhookProblem } from '../../client/problem.ts'
import type { AuditFilters } from '../api/audit.ts'
import type { AgingColumn, AgingFigure, JournalFilters, LedgerFilters } from '../api/books.ts'
import { queryClient } from '../api/query-client.ts'
import { session } from '../api/queries.ts'
import { eventSearch } from '../staff/events/search.ts'
import { invoiceSearch } from '../staff/invoices/search.ts'
import { stateOf } from '../staff/outbox/states.ts'
import { workSearch } from '../staff/work/search.ts'
import { NotFound } from './not-found.tsx'
import { ProblemPage } from './problem-page.tsx'
import { Shell } from './shell.tsx'

/** Every page there is. Each is loaded when it is first opened. */
const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => (
    <ProblemPage error={error instanceof Error ? error : new Error(String(error))} />
  ),
})

const enter = createRoute({
  getParentRoute: () => root,
  path: '/enter',
  component: lazyRouteComponent(() => import('../enter/enter-page.tsx'), 'EnterPage'),
})

const owner = createRoute({
  getParentRoute: () => root,
  path: '/owner',
  component: lazyRouteComponent(() => import('../enter/owner-page.tsx'), 'OwnerPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../enter/invitation-page.tsx'), 'InvitationPage'),
})

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context }) => {
    try {
      await context.queries.ensureQueryData(session)
    } catch (err) {
      if (err instanceof BillhookProblem && err.status === 401) throw redirect({ to: '/enter' })
      throw err
    }
  },
})

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** What is read of the address is a text, though it look like a number: the code of an account. */
const coded = (value: unknown): string | undefined => text(typeof value === 'number' ? String(value) : value)

const asOf = (search: Record<string, unknown>): { asOf?: string | undefined } => ({
  asOf: text(search['asOf']),
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('../staff/home/home-page.tsx'), 'HomePage'),
})

const dashboard = createRoute({
  getParentRoute: () => inside,
  path: '/$organization',
  component: lazyRouteComponent(() => import('../staff/dashboard/dashboard-page.tsx'), 'DashboardPage'),
})

const invoices = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices',
  validateSearch: invoiceSearch,
  component: lazyRouteComponent(() => import('../staff/invoices/invoices-page.tsx'), 'InvoicesPage'),
})

const invoice = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices/$id',
  component: lazyRouteComponent(() => import('../staff/invoice/invoice-page.tsx'), 'InvoicePage'),
})

const outbox = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/outbox',
  validateSearch: (search) => ({ state: stateOf(search['state']) }),
  component: lazyRouteComponent(() => import('../staff/outbox/outbox-page.tsx'), 'OutboxPage'),
})

const payments = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/payments',
  component: lazyRouteComponent(() => import('../staff/payments/payments-page.tsx'), 'PaymentsPage'),
})

const recordPayment = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/payments/new',
  validateSearch: (search): { customer?: string | undefined; invoice?: string | undefined } => ({
    customer: text(search['customer']),
    invoice: text(search['invoice']),
  }),
  component: lazyRouteComponent(() => import('../staff/payments/record-page.tsx'), 'RecordPaymentPage'),
})

const payment = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/payments/$id',
  component: lazyRouteComponent(() => import('../staff/payments/payment-page.tsx'), 'PaymentPage'),
})

const work = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/work',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('../staff/work/work-page.tsx'), 'WorkPage'),
})

const events = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/events',
  validateSearch: eventSearch,
  component: lazyRouteComponent(() => import('../staff/events/events-page.tsx'), 'EventsPage'),
})

const event = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/events/$id',
  component: lazyRouteComponent(() => import('../staff/events/event-page.tsx'), 'EventPage'),
})

const reports = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books',
  component: lazyRouteComponent(() => import('../staff/books/books-page.tsx'), 'BooksPage'),
})

const simulator = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/simulator',
  component: lazyRouteComponent(() => import('../staff/simulator/simulator-page.tsx'), 'SimulatorPage'),
})

const sources = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/sources',
  component: lazyRouteComponent(() => import('../staff/sources/sources-page.tsx'), 'SourcesPage'),
})

const source = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/sources/$id',
  component: lazyRouteComponent(() => import('../staff/sources/source-page.tsx'), 'SourcePage'),
})

const webhookSource = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/sources/webhooks/$id',
  component: lazyRouteComponent(
    () => import('../staff/sources/webhook-source-page.tsx'),
    'WebhookSourcePage',
  ),
})

const members = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings/members',
  component: lazyRouteComponent(() => import('../staff/settings/members-page.tsx'), 'MembersPage'),
})

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('../staff/settings/account-page.tsx'), 'AccountPage'),
})

const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/accounts',
  component: lazyRouteComponent(() => import('../staff/books/accounts-page.tsx'), 'AccountsPage'),
})

const entries = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/entries',
  validateSearch: (search): JournalFilters => ({
    q: coded(search['q']),
    account: coded(search['account']),
    kind: text(search['kind']),
    document: text(search['document']),
    customer: text(search['customer']),
    currency: text(search['currency']),
    from: text(search['from']),
    to: text(search['to']),
  }),
  component: lazyRouteComponent(() => import('../staff/books/journal-page.tsx'), 'JournalPage'),
})

const entry = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/entries/$id',
  component: lazyRouteComponent(() => import('../staff/books/entry-page.tsx'), 'EntryPage'),
})

const ledger = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/ledger',
  validateSearch: (search): LedgerFilters => ({
    account: coded(search['account']),
    currency: text(search['currency']),
    from: text(search['from']),
    to: text(search['to']),
  }),
  component: lazyRouteComponent(() => import('../staff/books/ledger-page.tsx'), 'LedgerPage'),
})

const trialBalance = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/trial-balance',
  validateSearch: asOf,
  component: lazyRouteComponent(() => import('../staff/books/trial-balance-page.tsx'), 'TrialBalancePage'),
})

const aging = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/aging',
  validateSearch: asOf,
  component: lazyRouteComponent(() => import('../staff/books/aging-page.tsx'), 'AgingPage'),
})

const agingDocuments = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/aging/documents',
  validateSearch: (search): AgingFigure => ({
    currency: text(search['currency']) ?? '',
    column: (text(search['column']) ?? 'total') as AgingColumn,
    customer: text(search['customer']),
    ...asOf(search),
  }),
  component: lazyRouteComponent(
    () => import('../staff/books/aging-documents-page.tsx'),
    'AgingDocumentsPage',
  ),
})

const customers = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/customers',
  validateSearch: (search): { q?: string | undefined } => ({ q: coded(search['q']) }),
  component: lazyRouteComponent(() => import('../staff/customers/customers-page.tsx'), 'CustomersPage'),
})

const customer = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/customers/$id',
  component: lazyRouteComponent(() => import('../staff/customer/customer-page.tsx'), 'CustomerPage'),
})

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/audit',
  validateSearch: (search): AuditFilters => ({
    actor: coded(search['actor']),
    verb: text(search['verb']),
    subjectType: text(search['subjectType']),
    subject: text(search['subject']),
    fromDay: text(search['fromDay']),
    toDay: text(search['toDay']),
  }),
  component: lazyRouteComponent(() => import('../staff/audit/audit-page.tsx'), 'AuditPage'),
})

const company = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings',
  component: lazyRouteComponent(() => import('../staff/settings/company-page.tsx'), 'CompanyPage'),
})

const billing = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings/billing',
  component: lazyRouteComponent(() => import('../staff/settings/billing-page.tsx'), 'BillingPage'),
})

const numbers = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings/numbers',
  component: lazyRouteComponent(() => import('../staff/settings/numbers-page.tsx'), 'NumbersPage'),
})

const keys = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings/keys',
  component: lazyRouteComponent(() => import('../staff/settings/keys-page.tsx'), 'KeysPage'),
})

const newInvoice = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices/new',
  validateSearch: (search): { work?: string | undefined; customer?: string | undefined } => ({
    work: text(search['work']),
    customer: text(search['customer']),
  }),
  component: lazyRouteComponent(() => import('../staff/editor/new-page.tsx'), 'NewInvoicePage'),
})

const editInvoice = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices/$id/edit',
  component: lazyRouteComponent(() => import('../staff/editor/edit-page.tsx'), 'EditInvoicePage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    enter,
    owner,
    invitation,
    inside.addChildren([
      home,
      dashboard,
      invoices,
      invoice,
      outbox,
      payments,
      recordPayment,
      payment,
      work,
      events,
      event,
      reports,
      simulator,
      sources,
      source,
      webhookSource,
      members,
      account,
      accounts,
      entries,
      entry,
      ledger,
      trialBalance,
      aging,
      agingDocuments,
      customers,
      customer,
      audit,
      company,
      billing,
      numbers,
      keys,
      newInvoice,
      editInvoice,
    ]),
  ]),
  context: { queries: queryClient },
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
