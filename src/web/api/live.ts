import { BillhookProblem } from '../../client/problem.ts'
import type { LiveMessage } from '../../contract/live.ts'
import { billhook } from './client.ts'
import { follow } from './follow.ts'

/** Follows an organization's changes until `signal` aborts. */
export const followChanges = (
  organization: string,
  signal: AbortSignal,
  tell: (told: LiveMessage) => void,
): void =>
  follow<LiveMessage>(
    {
      name: organization,
      open: (ends) => billhook(organization).follow({ signal: ends }),
      // Nobody is signed in any more: the page finds out by itself.
      isOver: (err) => err instanceof BillhookProblem && err.status === 401,
    },
    signal,
    tell,
  )
