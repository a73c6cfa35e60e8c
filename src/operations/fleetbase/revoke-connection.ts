import { say } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { isUuid } from '../../kernel/id.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { connection, endConnection } from '../../store/sources.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import type { Connection } from './connection.ts'
import { cancelPoll } from './schedule-polls.ts'
import { withWebhook } from './list-connections.ts'

/**
 * Ends a connection: its address answers like any that is not there, and what still waits is not read any more.
 * Ending it twice changes nothing. Refused: forbidden, connection_not_found.
 */
export async function revokeConnection(
  world: World,
  orgId: string,
  actor: Actor,
  id: string,
): Promise<Connection | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('end a connection')
  const now = new Date(world.now()).toISOString()
  const ended = isUuid(id)
    ? await inOrganization(world.db, orgId, async (tx) => {
        const isEnded = await endConnection(tx, orgId, id, now)
        const row = await connection(tx, orgId, id)
        if (isEnded && row) {
          await cancelPoll(tx, id)
          const said = say('disconnected', { address: row.base_url, source: row.source })
          await noteAct(world, tx, orgId, actor, {
            subjectType: 'source_connection',
            subjectId: id,
            verb: 'disconnect',
            said,
          })
        }
        return row && withWebhook(tx, orgId, row)
      })
    : undefined
  return ended ?? refuse('connection_not_found', null, 'There is no such connection.')
}
