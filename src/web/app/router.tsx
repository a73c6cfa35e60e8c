import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { queryClient } from '../api/query-client.ts'
import type { InvoiceFilters } from '../api/queries.ts'
import { session } from '../api/queries.ts'
import { BillhookProblem } from '../../client/problem.ts'
import { EnterPage } from '../enter/enter-page.tsx'
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

const enter = createRoute({ getParentRoute: () => root, path: '/enter', component: EnterPage })

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

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const invoices = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices',
  validateSearch: (search): InvoiceFilters => ({ word: text(search['word']), q: text(search['q']) }),
  component: lazyRouteComponent(() => import('../staff/invoices/invoices-page.tsx'), 'InvoicesPage'),
})

const invoice = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices/$id',
  component: lazyRouteComponent(() => import('../staff/invoice/invoice-page.tsx'), 'InvoicePage'),
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
  validateSearch: (search): { all?: true } => (search['all'] === true ? { all: true } : {}),
  component: lazyRouteComponent(() => import('../staff/work/work-page.tsx'), 'WorkPage'),
})

const events = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/events',
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
  component: lazyRouteComponent(() => import('../staff/reports/books-page.tsx'), 'BooksPage'),
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

export const router = createRouter({
  routeTree: root.addChildren([
    enter,
    inside.addChildren([
      home,
      dashboard,
      invoices,
      invoice,
      newInvoice,
      editInvoice,
      payments,
      recordPayment,
      payment,
      work,
      events,
      event,
      reports,
      sources,
      source,
      webhookSource,
      simulator,
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
