import { randomBytes } from 'node:crypto'
import type { Refusal } from '../kernel/refusal.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may, type Role } from '../domain/status/role.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { keepApiKey } from '../store/api-keys.ts'
import { hashOfSecret, textOfKey } from './api-key.ts'
import type { Actor, World } from './world.ts'

/** Makes an API key of an organization. Its text is answered this once; only a hash is kept. */
export async function createApiKey(
  world: World,
  orgId: string,
  actor: Actor,
  input: { readonly name: string; readonly role: Role },
): Promise<{ readonly key: string; readonly id: string } | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('make API keys')
  const id = world.newId()
  const secret = randomBytes(32).toString('base64url')
  await inOrganization(world.db, orgId, (tx) =>
    keepApiKey(tx, orgId, {
      id,
      ...input,
      secretHash: hashOfSecret(secret),
      createdAt: new Date(world.now()).toISOString(),
      historyId: world.newId(),
      actor: actor.name,
    }),
  )
  return { key: textOfKey(orgId, id, secret), id }
}
