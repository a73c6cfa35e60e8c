import { say, term } from '../domain/sentence/say.ts'
import { randomBytes } from 'node:crypto'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may, type Role } from '../domain/status/role.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { keepApiKey, type ReadApiKey } from '../store/api-keys.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { hashOfSecret, textOfKey } from './api-key.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

/** A key with its text, which is told this once. */
export type MadeKey = ReadApiKey & { readonly key: string }

/**
 * Makes an API key of an organization. Its text is answered this once; only a hash is kept. `expiresAt` is an instant.
 * Refused: forbidden, key_expired_already.
 */
export async function createApiKey(
  world: World,
  orgId: string,
  actor: Actor,
  input: { readonly name: string; readonly role: Role; readonly expiresAt?: string | null | undefined },
): Promise<MadeKey | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('make API keys')
  const { name, role, expiresAt = null } = input
  if (expiresAt !== null && Date.parse(expiresAt) <= world.now()) {
    return refuse('key_expired_already', null, 'This key would have ended before it began.', {
      pointer: '/expiresAt',
      remedy: 'Name an instant in the future, or leave it out.',
    })
  }
  const id = world.newId()
  const secret = randomBytes(32).toString('base64url')
  const createdAt = new Date(world.now()).toISOString()
  await inOrganization(world.db, orgId, async (tx) => {
    await Promise.all([
      keepApiKey(tx, orgId, {
        id,
        name,
        role,
        secretHash: hashOfSecret(secret),
        createdAt,
        createdBy: actor.name,
        expiresAt,
      }),
      noteAct(world, tx, orgId, actor, {
        subjectType: 'api_key',
        subjectId: id,
        verb: 'create',
        said: say('key_made', { name, role: term(role) }),
      }),
    ])
  })
  return {
    id,
    name,
    role,
    createdAt,
    createdBy: actor.name,
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
    previousUntil: null,
    key: textOfKey(orgId, id, secret),
  }
}
