import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from './frame.tsx'

const company = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings',
  component: lazyRouteComponent(() => import('../../staff/settings/company-page.tsx'), 'CompanyPage'),
})

const billing = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings/billing',
  component: lazyRouteComponent(() => import('../../staff/settings/billing-page.tsx'), 'BillingPage'),
})

const numbers = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings/numbers',
  component: lazyRouteComponent(() => import('../../staff/settings/numbers-page.tsx'), 'NumbersPage'),
})

const keys = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings/keys',
  component: lazyRouteComponent(() => import('../../staff/settings/keys-page.tsx'), 'KeysPage'),
})

const members = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/settings/members',
  component: lazyRouteComponent(() => import('../../staff/settings/members-page.tsx'), 'MembersPage'),
})

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('../../staff/settings/account-page.tsx'), 'AccountPage'),
})

const sources = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/sources',
  component: lazyRouteComponent(() => import('../../staff/sources/sources-page.tsx'), 'SourcesPage'),
})

const source = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/sources/$id',
  component: lazyRouteComponent(() => import('../../staff/sources/source-page.tsx'), 'SourcePage'),
})

const webhookSource = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/sources/webhooks/$id',
  component: lazyRouteComponent(
    () => import('../../staff/sources/webhook-source-page.tsx'),
    'WebhookSourcePage',
  ),
})

const simulator = createRoute({
  getParentRoute: () => inside,
  path: '/$organization/simulator',
  component: lazyRouteComponent(() => import('../../staff/simulator/simulator-page.tsx'), 'SimulatorPage'),
})

/** What is arranged now and then. */
export const administration = [
  company,
  billing,
  numbers,
  keys,
  members,
  account,
  sources,
  source,
  webhookSource,
  simulator,
] as const
