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
