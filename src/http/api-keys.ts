import * as doors from '../contract/doors/api-keys.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { createApiKey } from '../operations/create-api-key.ts'
import type { KeyRing } from '../operations/key-ring.ts'
import { revokeApiKey } from '../operations/revoke-api-key.ts'
import { rotateApiKey } from '../operations/rotate-api-key.ts'
import { presentApiKey } from '../present/api-key.ts'
import { listApiKeys } from '../store/api-keys.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Keys for the systems that call us. */
export function apiKeyDoors(app: App, ring: KeyRing): void {
  door(app, doors.createApiKey, async ({ body, caller, world }) => {
    const made = await createApiKey(world, caller.orgId, caller.actor, body)
    return isRefusal(made) ? made : new Made({ ...presentApiKey(made, world.now()), key: made.key }, null)
  })

  door(app, doors.listApiKeys, async ({ query, caller: { orgId, actor }, world }) => {
    if (!may(actor.role, 'manage')) return forbidden('see API keys')
    const page = await readOrganization(world.db, orgId, (tx) => listApiKeys(tx, orgId, query))
    return { items: page.rows.map((row) => presentApiKey(row, world.now())), nextCursor: page.nextCursor }
  })

  door(app, doors.rotateApiKey, async ({ params: { id }, body, caller, world }) => {
    const made = await rotateApiKey(world, caller.orgId, caller.actor, { id, ...body })
    ring.forget(id)
    return isRefusal(made) ? made : { ...presentApiKey(made, world.now()), key: made.key }
  })

  door(app, doors.revokeApiKey, async ({ params: { id }, caller, world }) => {
    const revoked = await revokeApiKey(world, caller.orgId, caller.actor, id)
    ring.forget(id)
    return isRefusal(revoked) ? revoked : presentApiKey(revoked, world.now())
  })
}
