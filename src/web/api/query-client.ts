import { QueryClient } from '@tanstack/react-query'
import { BillhookProblem } from '../../client/problem.ts'

/** What was read stays fresh for some seconds. What the server refused is not asked again; what it missed is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof BillhookProblem && error.status >= 400 && error.status < 500),
    },
  },
})
