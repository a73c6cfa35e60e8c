import { BODY_LIMIT } from '../contract/doors/limits.ts'
import { Problem } from '../contract/problem.ts'
import { WebhookTaken } from '../contract/webhook-source.ts'
import { z } from '../contract/z.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Sealer } from '../operations/fleetbase/ports.ts'
import { receiveWebhook } from '../operations/sources/receive-webhook.ts'
import type { World } from '../operations/world.ts'
import { readBytes } from './body.ts'
import { checkWorkEvent as check } from './check-work-event.ts'
import type { App } from './env.ts'
import { refused } from './problem.ts'
import { TITLES } from './refusals.ts'

const PATH = '/v1/sources/webhook/{orgId}/{sourceId}'

/** Where the systems of webhook sources call. The signature is the credential. */
export function webhookReceiver(app: App, world: World, sealer: Sealer): void {
  const problem = (status: number) => ({
    description: TITLES[status]!,
    content: { 'application/problem+json': { schema: Problem } },
  })
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: PATH,
    operationId: 'postSourcesWebhook',
    tags: ['Sources'],
    summary: 'Take a webhook',
    description:
      'A system calls this by itself, signed as Standard Webhooks says. It is made an event of by the mapping of its source, and kept with what became of it; the same webhook-id acts once and is answered the same. At most 1 MiB.',
    security: [],
    request: {
      params: z.object({ orgId: z.string(), sourceId: z.string() }),
      headers: z.object({
        'webhook-id': z.string(),
        'webhook-timestamp': z.string().openapi({ description: 'Seconds since 1970' }),
        'webhook-signature': z.string().openapi({ description: 'v1,… of id.timestamp.body' }),
      }),
      body: {
        required: true,
        content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
      },
    },
    responses: {
      200: { description: 'Taken', content: { 'application/json': { schema: WebhookTaken } } },
      ...Object.fromEntries([400, 401, 404, 413, 422, 503].map((status) => [status, problem(status)])),
    },
  })
  app.post(PATH.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
    const rawBody = await readBytes(c.req.raw, BODY_LIMIT)
    if (isRefusal(rawBody)) return refused(c, rawBody)
    const { orgId = '', sourceId = '' } = c.req.param() as Record<string, string>
    const taken = await receiveWebhook(
      { world, sealer, check },
      { orgId, sourceId, rawBody, headers: c.req.header() },
    )
    return isRefusal(taken) ? refused(c, taken) : c.json(taken, 200)
  })
}
