import { Id, Moment } from './scalars.ts'
import { ExternalId, SomeText } from './text.ts'
import { z } from './z.ts'

/** An operations system that calls us and is read back over its API. */
export const SourceConnectionNew = z
  .strictObject({
    kind: z.literal('fleetbase'),
    source: ExternalId.openapi({ description: 'The source name its events carry', example: 'fleetbase' }),
    baseUrl: z
      .url({ protocol: /^https?$/, error: 'This is not an address that starts with https://.' })
      .max(500)
      .openapi({ example: 'https://api.fleetbase.io' }),
    apiKey: SomeText.max(500).openapi({ example: 'flb_live_…' }),
    signingSecret: SomeText.max(500).nullish().openapi({ example: 'whsec_…' }),
  })
  .openapi('SourceConnectionNew')
export type SourceConnectionNew = z.input<typeof SourceConnectionNew>

/** What of a connection can be changed. */
export const SourceConnectionChanges = z
  .strictObject({
    pollMinutes: z.number().int().min(0).max(1440).openapi({
      description: 'How often it is asked for changes, in whole minutes; 0: never',
      example: 5,
    }),
  })
  .openapi('SourceConnectionChanges')
export type SourceConnectionChanges = z.infer<typeof SourceConnectionChanges>

/** One thing a check looks at, in plain words. */
const CheckPoint = z
  .object({
    point: z
      .enum(['reachable', 'key', 'environment', 'orders', 'purchase_rates', 'webhook', 'signature'])
      .openapi({ example: 'key' }),
    passed: z.boolean().nullable().openapi({
      description: 'null where it could not be found out, or does not matter',
      example: false,
    }),
    says: z.string().openapi({ example: 'Fleetbase does not accept the API key (401).' }),
    remedy: z.string().nullable().openapi({ example: 'Make a new API credential in Fleetbase.' }),
  })
  .openapi('CheckPoint')
export type CheckPoint = z.infer<typeof CheckPoint>

/** What a check found. */
export const ConnectionCheck = z
  .object({
    at: Moment,
    works: z.boolean().openapi({ description: 'Whether no point failed', example: false }),
    points: z.array(CheckPoint),
  })
  .openapi('ConnectionCheck')

/** A connection as it may be shown: no key, no secret. */
export const SourceConnection = z
  .object({
    id: Id,
    kind: z.literal('fleetbase'),
    source: z.string().openapi({ example: 'fleetbase' }),
    baseUrl: z.string().openapi({ example: 'https://api.fleetbase.io' }),
    signed: z.boolean().openapi({ description: 'Whether deliveries must be signed', example: true }),
    createdAt: Moment,
    revokedAt: Moment.nullable().openapi({ example: null }),
    lastWebhookAt: Moment.nullable(),
    pollMinutes: z.number().int().openapi({
      description: 'How often it is asked for changes; 0: never',
      example: 5,
    }),
    lastPoll: z
      .object({
        at: Moment,
        outcome: z.enum(['done', 'failed']).openapi({ example: 'done' }),
        reason: z.string().nullable().openapi({ example: null }),
        found: z.number().int().openapi({
          description: 'Changed records that it had read again',
          example: 0,
        }),
      })
      .nullable(),
    lastCheck: z.object({ at: Moment, points: z.array(CheckPoint) }).nullable(),
  })
  .openapi('SourceConnection')
export type SourceConnection = z.infer<typeof SourceConnection>

/** A connection just made. The webhook's address holds its secret and is shown once. */
export const SourceConnectionMade = SourceConnection.extend({
  webhookPath: z
    .string()
    .openapi({ description: 'Shown once', example: '/v1/sources/fleetbase/0199…/0199…/k3J…' }),
}).openapi('SourceConnectionMade')
export type SourceConnectionMade = z.infer<typeof SourceConnectionMade>

export const SourceConnections = z.object({ items: z.array(SourceConnection) }).openapi('SourceConnections')
export type SourceConnections = z.infer<typeof SourceConnections>
