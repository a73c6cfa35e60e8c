import type { Sentence } from '../../kernel/sentence.ts'
import { say } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization, type Tx } from '../../store/engine/transaction.ts'
import { setPollMinutes } from '../../store/polls.ts'
import type { SourceConnectionRow } from '../../store/sources.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import type { Connection } from './connection.ts'
import { withWebhook } from './list-connections.ts'
import { liveConnection } from './live-connection.ts'
import { cancelPoll, schedulePoll } from './schedule-polls.ts'

/**
 * Sets how often a connection is asked for changes: every so many minutes, or never (0). Refused: forbidden,
 * connection_not_found, connection_ended.
 */
export function changePolling(
  world: World,
  orgId: string,
  actor: Actor,
  { connectionId, minutes }: { readonly connectionId: string; readonly minutes: number },
): Promise<Connection | Refusal> {
  const said = minutes === 0 ? say('polling_ended') : say('polling_set', { minutes })
  return acted(world, orgId, actor, { connectionId, said }, async (tx, row) => {
    await setPollMinutes(tx, orgId, row.id, minutes)
    if (minutes === 0) await cancelPoll(tx, row.id)
    else await schedulePoll(tx, orgId, row.id, { afterSeconds: minutes * 60 })
    return { ...row, poll_minutes: minutes }
  })
}

/** Asks a connection for changes now, in the place of its next poll. Refused as above. */
export function pollNow(
  world: World,
  orgId: string,
  actor: Actor,
  connectionId: string,
): Promise<Connection | Refusal> {
  const said = say('polled')
  return acted(world, orgId, actor, { connectionId, said }, async (tx, row) => {
    await schedulePoll(tx, orgId, row.id, { afterSeconds: 0 })
    return row
  })
}

async function acted(
  world: World,
  orgId: string,
  actor: Actor,
  { connectionId, said }: { readonly connectionId: string; readonly said: Sentence },
  act: (tx: Tx, row: SourceConnectionRow) => Promise<SourceConnectionRow>,
): Promise<Connection | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('decide how a connection is polled')
  return inOrganization(world.db, orgId, async (tx) => {
    const row = await liveConnection(tx, orgId, connectionId)
    if (isRefusal(row)) return row
    const after = await act(tx, row)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'source_connection',
      subjectId: connectionId,
      verb: 'poll',
      said,
    })
    return withWebhook(tx, orgId, after)
  })
}
