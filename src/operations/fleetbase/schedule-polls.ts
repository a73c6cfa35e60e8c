import { acrossOrganizations, inOrganization, type Tx } from '../../store/engine/transaction.ts'
import { addJob, removeJob } from '../../store/jobs.ts'
import { polledConnections } from '../../store/polls.ts'
import { listOrganizations } from '../../store/reading/organizations.ts'
import type { World } from '../world.ts'

/** The job that asks a connection for changes. There is one for each connection, and it adds the next one. */
export const POLL_TASK = 'fleetbase.poll'

export interface PollPayload {
  readonly orgId: string
  readonly connectionId: string
}

/** A poll records what goes wrong and comes again by itself; only a database that is away uses these up. */
const MOST_HANDOUTS = 1000

const keyOf = (connectionId: string): string => `${POLL_TASK} ${connectionId}`

/** Puts a connection's next poll in the place of the one that waits. */
export function schedulePoll(
  tx: Tx,
  orgId: string,
  connectionId: string,
  when: { readonly afterSeconds: number; readonly unlessThere?: boolean },
): Promise<void> {
  const payload: PollPayload = { orgId, connectionId }
  return addJob(tx, POLL_TASK, payload, { key: keyOf(connectionId), maxAttempts: MOST_HANDOUTS, ...when })
}

export const cancelPoll = (tx: Tx, connectionId: string): Promise<void> => removeJob(tx, keyOf(connectionId))

/**
 * Sees that every live connection which is to be polled has its poll waiting: those connected by an earlier version
 * have none. They begin at moments spread over their interval.
 */
export async function scheduleAllPolls(world: World): Promise<void> {
  for (const { orgId } of await acrossOrganizations(world.db, listOrganizations)) {
    await inOrganization(world.db, orgId, async (tx) => {
      for (const { id, poll_minutes: minutes } of await polledConnections(tx, orgId)) {
        await schedulePoll(tx, orgId, id, { afterSeconds: Math.random() * minutes * 60, unlessThere: true })
      }
    })
  }
}
