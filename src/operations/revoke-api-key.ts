import { say } from '../domain/sentence/say.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { type ReadApiKey, readApiKey, revokeApiKey as revoke } from '../store/api-keys.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

/** Ends a key for good. Doing it twice changes nothing. Refused: forbidden, api_key_not_found. */
export async function revokeApiKey(
  world: World,
  orgId: string,
  actor: Actor,
  id: string,
): Promise<ReadApiKey | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('revoke API keys')
  const row = await inOrganization(world.db, orgId, async (tx) => {
    const revoked = await revoke(tx, orgId, id, new Date(world.now()).toISOString())
    const row = await readApiKey(tx, orgId, id)
    if (row && revoked) {
      await noteAct(world, tx, orgId, actor, {
        subjectType: 'api_key',
        subjectId: id,
        verb: 'revoke',
        said: say('key_revoked', { name: row.name }),
      })
    }
    return row
  })
  return row ?? refuse('api_key_not_found', null, 'There is no such API key.')
}
