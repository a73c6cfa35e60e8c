import { say } from '../domain/sentence/say.ts'
import { randomBytes } from 'node:crypto'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { readApiKey, rotateApiKey as rotate } from '../store/api-keys.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { hashOfSecret, textOfKey } from './api-key.ts'
import type { MadeKey } from './create-api-key.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

/**
 * Gives a key a new text, answered this once; the old one goes on for `graceMinutes`. Refused: forbidden,
 * api_key_not_found (a revoked one too).
 */
export async function rotateApiKey(
  world: World,
  orgId: string,
  actor: Actor,
  { id, graceMinutes }: { readonly id: string; readonly graceMinutes: number },
): Promise<MadeKey | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('rotate API keys')
  const secret = randomBytes(32).toString('base64url')
  const until = new Date(world.now() + graceMinutes * 60_000).toISOString()
  const row = await inOrganization(world.db, orgId, async (tx) => {
    if (!(await rotate(tx, orgId, id, hashOfSecret(secret), until))) return null
    const row = (await readApiKey(tx, orgId, id))!
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'api_key',
      subjectId: id,
      verb: 'rotate',
      said:
        graceMinutes === 0
          ? say('key_rotated_at_once', { name: row.name })
          : say('key_rotated', { name: row.name, minutes: graceMinutes }),
    })
    return row
  })
  return row
    ? { ...row, key: textOfKey(orgId, id, secret) }
    : refuse('api_key_not_found', null, 'There is no such API key, or it was revoked.')
}
