import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { FigureFilters, GapFilters, RevenueBy, RevenueFilters } from '../../api/management.ts'
import { type CollectionsFilters, MEASURES } from '../../api/collections.ts'
import type { TaxFilters } from '../../api/tax-liability.ts'
import { coded, knownAt, spanOf, text } from './address.ts'
import { inside } from './frame.tsx'

type Search = Record<string, unknown>

const WAYS: readonly RevenueBy[] = ['customer', 'service', 'source', 'business']
const byOf = (by: unknown): RevenueBy | undefined => WAYS.find((way) => way === by)

const FIGURES = ['tax', 'base', ...MEASURES] as const

const figureOf = ({ currency, key, by, of, customer, knownAt: at, from, to }: Search): FigureFilters => ({
  currency: text(currency) ?? '',
  key: coded(key),
  by: byOf(by),
  of: FIGURES.find((figure) => figure === of),
  customer: text(customer),
  knownAt: knownAt(at),
  from: text(from),
  to: text(to),
})

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/reports',
  component: lazyRouteComponent(() => import('../../staff/reports/reports-page.tsx'), 'ReportsPage'),
})

const revenue = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/revenue',
  validateSearch: (search: Search): RevenueFilters => ({ ...spanOf(search), by: byOf(search['by']) }),
  component: lazyRouteComponent(() => import('../../staff/reports/revenue-page.tsx'), 'RevenuePage'),
})

const revenueEntries = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/revenue/entries',
  validateSearch: figureOf,
  component: lazyRouteComponent(
    () => import('../../staff/reports/revenue-entries-page.tsx'),
    'RevenueEntriesPage',
  ),
})

const cashFlow = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/cash-flow',
  validateSearch: spanOf,
  component: lazyRouteComponent(() => import('../../staff/reports/cash-flow-page.tsx'), 'CashFlowPage'),
})

const cashFlowEntries = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/cash-flow/entries',
  validateSearch: figureOf,
  component: lazyRouteComponent(
    () => import('../../staff/reports/cash-flow-entries-page.tsx'),
    'CashFlowEntriesPage',
  ),
})

const clearing = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/clearing',
  validateSearch: spanOf,
  component: lazyRouteComponent(() => import('../../staff/clearing/clearing-page.tsx'), 'ClearingPage'),
})

const clearingEntries = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/clearing/entries',
  validateSearch: figureOf,
  component: lazyRouteComponent(
    () => import('../../staff/clearing/clearing-entries-page.tsx'),
    'ClearingEntriesPage',
  ),
})

const payouts = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/payouts',
  component: lazyRouteComponent(() => import('../../staff/clearing/payouts-page.tsx'), 'PayoutsPage'),
})

const rates = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/rates',
  component: lazyRouteComponent(() => import('../../staff/rates/rates-page.tsx'), 'RatesPage'),
})

const revaluations = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/revaluations',
  component: lazyRouteComponent(() => import('../../staff/rates/revaluations-page.tsx'), 'RevaluationsPage'),
})

const taxLiability = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/tax-liability',
  validateSearch: (search: Search): TaxFilters => ({
    ...spanOf(search),
    jurisdiction: coded(search['jurisdiction']),
  }),
  component: lazyRouteComponent(
    () => import('../../staff/reports/tax-liability-page.tsx'),
    'TaxLiabilityPage',
  ),
})

const taxLiabilityEntries = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/tax-liability/entries',
  validateSearch: figureOf,
  component: lazyRouteComponent(() => import('../../staff/reports/tax-entries-page.tsx'), 'TaxEntriesPage'),
})

const collections = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/collections',
  validateSearch: (search: Search): CollectionsFilters => ({
    ...spanOf(search),
    customer: text(search['customer']),
  }),
  component: lazyRouteComponent(() => import('../../staff/reports/collections-page.tsx'), 'CollectionsPage'),
})

const collectionsEntries = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/collections/entries',
  validateSearch: figureOf,
  component: lazyRouteComponent(
    () => import('../../staff/reports/collections-entries-page.tsx'),
    'CollectionsEntriesPage',
  ),
})

const gapRegister = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/books/gap-register',
  validateSearch: (search: Search): GapFilters => ({ knownAt: knownAt(search['knownAt']) }),
  component: lazyRouteComponent(() => import('../../staff/reports/gap-register-page.tsx'), 'GapRegisterPage'),
})

/** The management reports. */
export const reports = [
  overview,
  revenue,
  revenueEntries,
  cashFlow,
  cashFlowEntries,
  clearing,
  clearingEntries,
  payouts,
  rates,
  revaluations,
  gapRegister,
  taxLiability,
  taxLiabilityEntries,
  collections,
  collectionsEntries,
] as const
