import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { BillhookProblem } from '../../../client/problem.ts'
import { session } from '../../api/queries.ts'
import { NotFound } from '../not-found.tsx'
import { ProblemPage } from '../problem-page.tsx'
import { Shell } from '../shell.tsx'

/** What every page is in. */
export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => (
    <ProblemPage error={error instanceof Error ? error : new Error(String(error))} />
  ),
})

/** What is seen by those who are somebody. */
export const inside = createRoute({
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
