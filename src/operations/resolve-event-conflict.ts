import { say } from '../domain/sentence/say.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import type { WorkEvent } from '../domain/work/event.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { announce } from './live/announce.ts'
import { closeConflict, openConflict } from '../store/event-conflicts.ts'
import { inOneTransaction, inOrganization } from '../store/engine/transaction.ts'
import { ingestWorkEvent } from './ingest-work-event.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

export interface ConflictSettlement {
  readonly conflictId: string
  readonly resolution: 'recorded_stands' | 'contradicting_applied'
  readonly reason?: string | null | undefined
}

/**
 * Settles a contradiction (rule 1): what was told first stands, or the later telling is carried out now, as an event of
 * its own; both in one transaction. Refused: forbidden, conflict_not_found, conflict_settled, and whatever the later
 * telling itself is refused for, which leaves the conflict open.
 */
export async function resolveEventConflict(
  world: World,
  orgId: string,
  actor: Actor,
  settlement: ConflictSettlement,
): Promise<Refusal | null> {
  if (!may(actor.role, 'write_drafts')) return forbidden('settle conflicts')
  try {
    return await inOneTransaction(world.db, orgId, (db) =>
      settle({ ...world, db, lanes: world.lanes.apart() }, orgId, actor, settlement),
    )
  } catch (err) {
    if (err instanceof NotApplied) return err.refusal
    throw err
  }
}

/** Undoes the settlement: the later telling was refused. */
class NotApplied extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

async function settle(
  world: World,
  orgId: string,
  actor: Actor,
  { conflictId, resolution, reason = null }: ConflictSettlement,
): Promise<Refusal | null> {
  const conflict = await inOrganization(world.db, orgId, (tx) => openConflict(tx, orgId, conflictId))
  if (!conflict) return refuse('conflict_not_found', 1, 'There is no such conflict.')
  if (conflict.isSettled) {
    return refuse('conflict_settled', 1, 'This conflict is settled already.', {
      remedy: 'What was told since needs an event of its own.',
    })
  }
  const appliedEventId =
    resolution === 'contradicting_applied'
      ? await apply(world, orgId, actor, conflictId, conflict.body)
      : null
  const at = new Date(world.now()).toISOString()
  await inOrganization(world.db, orgId, async (tx) => {
    await closeConflict(tx, orgId, conflictId, { at, resolution, by: actor.name, appliedEventId })
    tx.afterCommit(() => announce(world.db, orgId, [{ kind: 'event', ids: [] }]))
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'event_conflict',
      subjectId: conflictId,
      verb: 'settle',
      said: say(resolution === 'recorded_stands' ? 'conflict_first_stands' : 'conflict_later_done', {
        event: conflict.externalId,
      }),
      reason,
    })
  })
  return null
}

/** Carries the later telling out as something that became known now, and answers the id of that event. */
async function apply(
  world: World,
  orgId: string,
  actor: Actor,
  conflictId: string,
  body: WorkEvent,
): Promise<string> {
  const occurredAt = new Date(world.now()).toISOString()
  const outcome = await ingestWorkEvent(world, orgId, actor, {
    ...body,
    id: `conflict:${conflictId}`,
    occurredAt,
  })
  if (outcome.outcome === 'refused') throw new NotApplied(outcome.refusal)
  return outcome.eventId
}
