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
import { checkWorkEvent as check } from './check-work-event.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Systems whose own webhooks are made work events of. */
export function webhookSourceDoors(app: App, sealer: Sealer): void {
  door(app, doors.listWebhookSources, async ({ caller, world }) => ({
    items: await listWebhookSources(world, caller.orgId),
  }))

  door(app, doors.createWebhookSource, async ({ body, caller, world }) => {
    const made = await createWebhookSource({ world, sealer }, caller.orgId, caller.actor, body)
    return isRefusal(made) ? made : new Made(made, `/v1/webhook-sources/${made.id}`)
  })

  door(app, doors.readWebhookSource, ({ params, caller, world }) =>
    readWebhookSource(world, caller.orgId, params.id),
  )

  door(app, doors.changeWebhookSource, ({ params, body, caller, world }) =>
    changeWebhookSource({ world, check }, caller.orgId, caller.actor, params.id, body),
  )

  door(app, doors.tryMapping, async ({ params, body, caller, world }) => {
    const results = await tryMapping({ world, check }, caller.orgId, caller.actor, params.id, body)
    return isRefusal(results) ? results : { results }
  })

  door(app, doors.rotateSecret, ({ params, caller, world }) =>
    rotateSecret({ world, sealer }, caller.orgId, caller.actor, params.id),
  )

  door(app, doors.listWebhookDeliveries, ({ params, query, caller, world }) =>
    listWebhookDeliveries(world, caller.orgId, params.id, query),
  )

  door(app, doors.readWebhookDelivery, ({ params, caller, world }) =>
    readWebhookDelivery(world, caller.orgId, params.id, params.deliveryId),
  )

  door(app, doors.replayWebhookDelivery, ({ params, caller, world }) =>
    replayDelivery({ world, check }, caller.orgId, caller.actor, params.id, params.deliveryId),
  )
}
