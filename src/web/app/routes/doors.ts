import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from './frame.tsx'

const enter = createRoute({
  getParentRoute: () => root,
  path: '/enter',
  component: lazyRouteComponent(() => import('../../enter/enter-page.tsx'), 'EnterPage'),
})

const owner = createRoute({
  getParentRoute: () => root,
  path: '/owner',
  component: lazyRouteComponent(() => import('../../enter/owner-page.tsx'), 'OwnerPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../../enter/invitation-page.tsx'), 'InvitationPage'),
})

/** Where one comes in. */
export const doors = [enter, owner, invitation] as const
