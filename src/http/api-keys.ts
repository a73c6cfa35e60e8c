import * as doors from '../contract/doors/api-keys.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { createApiKey } from '../operations/create-api-key.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Keys for the systems that call us. */
export function apiKeyDoors(app: App): void {
  door(app, doors.createApiKey, async ({ body, caller, world }) => {
    const made = await createApiKey(world, caller.orgId, caller.actor, body)
    return isRefusal(made) ? made : new Made({ ...body, ...made }, null)
  })
}
