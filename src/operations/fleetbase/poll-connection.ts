import { inOrganization, readOrganization } from '../../store/engine/transaction.ts'
import { recordPoll } from '../../store/polls.ts'
import { connection } from '../../store/sources.ts'
import type { World } from '../world.ts'
import { findChanges } from './find-changes.ts'
import type { FleetbaseLists, Sealer } from './ports.ts'
import { schedulePoll, type PollPayload } from './schedule-polls.ts'
import { triedInVain } from './tried-in-vain.ts'

export interface PollDeps {
  readonly world: World
  readonly sealer: Sealer
  readonly lists: FleetbaseLists
}

/** While Fleetbase does not answer, polls come half as often each time, down to this. */
const LONGEST_WAIT_SECONDS = 3600

/**
 * Asks a connection for changes nobody told of: an order that is priced anew sends no event of its own, and a webhook
 * may be lost. What is found is kept as a delivery and settled like a webhook, so that nothing is told twice. How it
 * ended stands on the connection, and the next poll is added with it. A fault of ours is given back, to be logged; only
 * a database that is away is thrown.
 */
export async function pollConnection(
  deps: PollDeps,
  { orgId, connectionId }: PollPayload,
): Promise<{ readonly fault: unknown } | null> {
  const { world } = deps
  const row = await readOrganization(world.db, orgId, (tx) => connection(tx, orgId, connectionId))
  if (!row || row.revoked_at !== null) return null
  const ended = await findChanges(deps, orgId, row).then(
    ({ found, isMore }) => ({ outcome: 'done' as const, reason: null, found, isMore }),
    (err: unknown) => failedBecause(err),
  )
  await inOrganization(world.db, orgId, async (tx) => {
    const at = new Date(world.now()).toISOString()
    const live = await recordPoll(tx, orgId, connectionId, { at, ...ended })
    if (!live || (live.poll_minutes === 0 && !ended.isMore)) return
    const afterSeconds = ended.isMore ? 0 : waitOf(live.poll_minutes * 60, live.poll_failures)
    await schedulePoll(tx, orgId, connectionId, { afterSeconds })
  })
  return 'fault' in ended ? { fault: ended.fault } : null
}

/** A poll is over when it failed: what it could not read, the next one does. */
function failedBecause(err: unknown) {
  const vain = triedInVain(err, 0)
  return { ...vain, outcome: 'failed' as const, found: 0, isMore: false }
}

/** Seconds until the next poll. */
export function waitOf(interval: number, failures: number): number {
  return Math.max(interval, Math.min(interval * 2 ** Math.min(failures, 16), LONGEST_WAIT_SECONDS))
}
