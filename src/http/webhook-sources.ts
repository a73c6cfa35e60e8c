import * as doors from '../contract/doors/webhook-sources.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Sealer } from '../operations/fleetbase/ports.ts'
import { changeWebhookSource } from '../operations/sources/change-webhook-source.ts'
import { createWebhookSource } from '../operations/sources/create-webhook-source.ts'
import {
  listWebhookDeliveries,
  listWebhookSources,
  readWebhookDelivery,
  readWebhookSource,
} from '../operations/sources/look-up.ts'
import { replayDelivery } from '../operations/sources/replay-delivery.ts'
import { rotateSecret } from '../operations/sources/rotate-secret.ts'
import { tryMapping } from '../operations/sources/try-mapping.ts'
import type { World } from '../operations/world.ts'
import { checkWorkEvent as check } from './check-work-event.ts'
import { door, Made } from './door.ts'
import type { App } from './env.ts'

/** Systems whose own webhooks are made work events of. */
export function webhookSourceDoors(app: App, world: World, sealer: Sealer): void {
  door(app, doors.listWebhookSources, async ({ caller }) => ({
    items: await listWebhookSources(world, caller.orgId),
  }))

  door(app, doors.createWebhookSource, async ({ body, caller }) => {
    const made = await createWebhookSource({ world, sealer }, caller.orgId, caller.actor, body)
    return isRefusal(made) ? made : new Made(made, `/v1/webhook-sources/${made.id}`)
  })

  door(app, doors.readWebhookSource, ({ params, caller }) =>
    readWebhookSource(world, caller.orgId, params.id),
  )

  door(app, doors.changeWebhookSource, ({ params, body, caller }) =>
    changeWebhookSource({ world, check }, caller.orgId, caller.actor, params.id, body),
  )

  door(app, doors.tryMapping, async ({ params, body, caller }) => {
    const results = await tryMapping({ world, check }, caller.orgId, caller.actor, params.id, body)
    return isRefusal(results) ? results : { results }
  })

  door(app, doors.rotateSecret, ({ params, caller }) =>
    rotateSecret({ world, sealer }, caller.orgId, caller.actor, params.id),
  )

  door(app, doors.listWebhookDeliveries, ({ params, query, caller }) =>
    listWebhookDeliveries(world, caller.orgId, params.id, query),
  )

  door(app, doors.readWebhookDelivery, ({ params, caller }) =>
    readWebhookDelivery(world, caller.orgId, params.id, params.deliveryId),
  )

  door(app, doors.replayDelivery, ({ params, caller }) =>
    replayDelivery({ world, check }, caller.orgId, caller.actor, params.id, params.deliveryId),
  )
}
