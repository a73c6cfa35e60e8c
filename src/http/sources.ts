import * as doors from '../contract/doors/sources.ts'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { SourceConnectionMade } from '../contract/source-connection.ts'
import { z } from '../contract/z.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { changePolling, pollNow } from '../operations/fleetbase/change-polling.ts'
import type { ConnectionCheck } from '../operations/fleetbase/check-connection.ts'
import type { NewConnection } from '../operations/fleetbase/create-connection.ts'
import { listConnections, readConnection } from '../operations/fleetbase/list-connections.ts'
import { revokeConnection } from '../operations/fleetbase/revoke-connection.ts'
import type { Actor, World } from '../operations/world.ts'
import { BODY_LIMIT } from '../contract/doors/limits.ts'
import { readBytes } from './body.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { refused } from './problem.ts'

/** A webhook as it came in: its address's parts, its bytes as they were signed, its headers in lower case. */
export interface WebhookCall {
  readonly orgId: string
  readonly connectionId: string
  readonly secret: string
  readonly rawBody: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** Takes a webhook of Fleetbase and says what to answer. */
export type FleetbaseWebhook = (call: WebhookCall) => Promise<{ status: number; body: unknown }>

/** What needs the sealing key, and what asks the operations system itself. */
export interface Connections {
  create(
    world: World,
    orgId: string,
    actor: Actor,
    input: NewConnection,
  ): Promise<SourceConnectionMade | Refusal>
  check(world: World, orgId: string, actor: Actor, id: string): Promise<ConnectionCheck | Refusal>
}

const WEBHOOK = '/v1/sources/fleetbase/{orgId}/{connectionId}/{secret}'

/** Where Fleetbase calls. The address is the credential, with the signature where one is agreed. */
export function webhookDoor(app: App, take: FleetbaseWebhook): void {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: WEBHOOK,
    operationId: 'postSourcesFleetbase',
    tags: ['Sources'],
    summary: 'Take a Fleetbase webhook',
    description:
      'Fleetbase calls this by itself; the address is shown once when the connection is made. A delivery is stored before anything else and acts once. At most 1 MiB.',
    security: [],
    request: {
      params: z.object({ orgId: z.string(), connectionId: z.string(), secret: z.string() }),
      body: {
        required: true,
        content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
      },
    },
    responses: {
      200: {
        description: 'Taken',
        content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
      },
      401: { description: 'The signature is missing or wrong' },
      404: { description: 'There is no such connection' },
    },
  })
  app.post(WEBHOOK.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
    const rawBody = await readBytes(c.req.raw, BODY_LIMIT)
    if (isRefusal(rawBody)) return refused(c, rawBody)
    const { orgId = '', connectionId = '', secret = '' } = c.req.param() as Record<string, string>
    const { status, body } = await take({ orgId, connectionId, secret, rawBody, headers: c.req.header() })
    return c.json(body as object, status as ContentfulStatusCode)
  })
}

/** The organization's connections. */
export function connectionDoors(app: App, connections: Connections): void {
  door(app, doors.listSourceConnections, async ({ caller, world }) => ({
    items: await listConnections(world, caller.orgId),
  }))
  door(app, doors.readSourceConnection, ({ params, caller, world }) =>
    readConnection(world, caller.orgId, params.id),
  )
  door(app, doors.createSourceConnection, async ({ body: { signingSecret, ...input }, caller, world }) => {
    const secrets = signingSecret ? [signingSecret] : []
    const made = await connections.create(world, caller.orgId, caller.actor, { ...input, secrets })
    return isRefusal(made) ? made : new Made(made, `/v1/source-connections/${made.id}`)
  })
  door(app, doors.checkSourceConnection, ({ params, caller, world }) =>
    connections.check(world, caller.orgId, caller.actor, params.id),
  )
  door(app, doors.changeSourceConnection, ({ params: { id }, body, caller, world }) =>
    changePolling(world, caller.orgId, caller.actor, { connectionId: id, minutes: body.pollMinutes }),
  )
  door(app, doors.pollSourceConnection, ({ params, caller, world }) =>
    pollNow(world, caller.orgId, caller.actor, params.id),
  )
  door(app, doors.endSourceConnection, ({ params, caller, world }) =>
    revokeConnection(world, caller.orgId, caller.actor, params.id),
  )
}
