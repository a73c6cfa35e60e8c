import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { statementSearch } from '../../staff/customer/statement-search.ts'
import { customerSearch } from '../../staff/customers/search.ts'
import { eventSearch } from '../../staff/events/search.ts'
import { invoiceSearch } from '../../staff/invoices/search.ts'
import { paymentSearch } from '../../staff/payments/search.ts'
import { outboxSearch } from '../../staff/outbox/search.ts'
import { workSearch } from '../../staff/work/search.ts'
import { text } from './address.ts'
import { inside } from './frame.tsx'

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('../../staff/home/home-page.tsx'), 'HomePage'),
})

const dashboard = createRoute({
  getParentRoute: () => inside,
  path: '/$organization',
  component: lazyRouteComponent(() => import('../../staff/dashboard/dashboard-page.tsx'), 'DashboardPage'),
})

const invoices = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices',
  validateSearch: invoiceSearch,
  component: lazyRouteComponent(() => import('../../staff/invoices/invoices-page.tsx'), 'InvoicesPage'),
})

const invoice = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices/$id',
  component: lazyRouteComponent(() => import('../../staff/invoice/invoice-page.tsx'), 'InvoicePage'),
})

const newInvoice = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices/new',
  validateSearch: (search): { work?: string | undefined; customer?: string | undefined } => ({
    work: text(search['work']),
    customer: text(search['customer']),
  }),
  component: lazyRouteComponent(() => import('../../staff/editor/new-page.tsx'), 'NewInvoicePage'),
})

const editInvoice = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/invoices/$id/edit',
  component: lazyRouteComponent(() => import('../../staff/editor/edit-page.tsx'), 'EditInvoicePage'),
})

const payments = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/payments',
  validateSearch: paymentSearch,
  component: lazyRouteComponent(() => import('../../staff/payments/payments-page.tsx'), 'PaymentsPage'),
})

const recordPayment = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/payments/new',
  validateSearch: (search): { customer?: string | undefined; invoice?: string | undefined } => ({
    customer: text(search['customer']),
    invoice: text(search['invoice']),
  }),
  component: lazyRouteComponent(() => import('../../staff/payments/record-page.tsx'), 'RecordPaymentPage'),
})

const payment = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/payments/$id',
  component: lazyRouteComponent(() => import('../../staff/payments/payment-page.tsx'), 'PaymentPage'),
})

const work = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/work',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('../../staff/work/work-page.tsx'), 'WorkPage'),
})

const workItem = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/work/$id',
  component: lazyRouteComponent(() => import('../../staff/work/work-item-page.tsx'), 'WorkItemPage'),
})

const events = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/events',
  validateSearch: eventSearch,
  component: lazyRouteComponent(() => import('../../staff/events/events-page.tsx'), 'EventsPage'),
})

const event = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/events/$id',
  component: lazyRouteComponent(() => import('../../staff/events/event-page.tsx'), 'EventPage'),
})

const customers = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/customers',
  validateSearch: customerSearch,
  component: lazyRouteComponent(() => import('../../staff/customers/customers-page.tsx'), 'CustomersPage'),
})

const customer = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/customers/$id',
  component: lazyRouteComponent(() => import('../../staff/customer/customer-page.tsx'), 'CustomerPage'),
})

const statement = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/customers/$id/statement',
  validateSearch: statementSearch,
  component: lazyRouteComponent(() => import('../../staff/customer/statement-page.tsx'), 'StatementPage'),
})

const outbox = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/outbox',
  validateSearch: outboxSearch,
  component: lazyRouteComponent(() => import('../../staff/outbox/outbox-page.tsx'), 'OutboxPage'),
})

/** What is done all day. */
export const business = [
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
  workItem,
  events,
  event,
  customers,
  customer,
  statement,
  outbox,
] as const
