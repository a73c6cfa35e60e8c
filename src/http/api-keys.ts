import { ApiKeyMade, ApiKeyNew } from '../contract/api-key.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { createApiKey } from '../operations/create-api-key.ts'
import type { World } from '../operations/world.ts'
import { door, Made } from './door.ts'
import type { App } from './env.ts'

/** Keys for the systems that call us. */
export function apiKeyDoors(app: App, world: World): void {
  door(
    app,
    {
      method: 'post',
      path: '/v1/api-keys',
      tag: 'Organizations',
      summary: 'Make an API key',
      description:
        'For a system that calls this organization, with the role it needs: a dispatch system tells work as `dispatcher`. The key is answered this once.',
      body: ApiKeyNew,
      answer: ApiKeyMade,
      makes: true,
    },
    async ({ body, caller }) => {
      const made = await createApiKey(world, caller.orgId, caller.actor, body)
      return isRefusal(made) ? made : new Made({ ...body, ...made }, null)
    },
  )
}
