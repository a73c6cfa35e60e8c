import { QueryClient } from '@tanstack/react-query'
import { BillhookProblem } from '../../client/problem.ts'

/** What the same question would meet again. */
const isRefused = (error: Error): boolean =>
  error instanceof BillhookProblem &&
  ((error.status >= 400 && error.status < 500) || error.problem?.code === 'took_too_long')

/** What was read stays fresh for some seconds. What the server refused is not asked again; what it missed is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !isRefused(error),
    },
  },
})
