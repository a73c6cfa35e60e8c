import * as doors from '../contract/doors/api-keys.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { createApiKey } from '../operations/create-api-key.ts'
import type { World } from '../operations/world.ts'
import { door, Made } from './door.ts'
import type { App } from './env.ts'

/** Keys for the systems that call us. */
export function apiKeyDoors(app: App, world: World): void {
  door(app, doors.createApiKey, async ({ body, caller }) => {
    const made = await createApiKey(world, caller.orgId, caller.actor, body)
    return isRefusal(made) ? made : new Made({ ...body, ...made }, null)
  })
}
