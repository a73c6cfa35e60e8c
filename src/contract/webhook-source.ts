import { EXAMPLE_MAPPING, EXAMPLE_PAYLOAD } from './mapping-example.ts'
import { pageOf } from './page.ts'
import { Id, Moment } from './scalars.ts'
import { ExternalId } from './text.ts'
import { z } from './z.ts'

/** How a system's JSON becomes a work event: docs/generic-sources.md. Checked in whole when it is saved. */
export const Mapping = z.record(z.string(), z.unknown()).openapi('Mapping', {
  description:
    'One rule, or `rules` tried in their order, with paths, constants, lists and conversions in the leaves',
  example: EXAMPLE_MAPPING,
})

const Samples = z
  .array(z.unknown())
  .max(20)
  .openapi({
    type: 'array',
    items: {},
    description: 'Payloads as the system sends them',
    example: [EXAMPLE_PAYLOAD],
  })

export const WebhookSourceNew = z
  .strictObject({
    name: ExternalId.openapi({ description: 'The source name its events carry', example: 'jobtool' }),
    mapping: Mapping,
    samples: Samples.default([]),
  })
  .openapi('WebhookSourceNew')
export type WebhookSourceNew = z.input<typeof WebhookSourceNew>

export const WebhookSourceChanges = z
  .strictObject({
    mapping: Mapping.optional(),
    samples: Samples.optional(),
    on: z
      .boolean()
      .optional()
      .openapi({ description: 'On only when every kept sample passes', example: true }),
  })
  .openapi('WebhookSourceChanges')
export type WebhookSourceChanges = z.input<typeof WebhookSourceChanges>

/** A system that sends JSON webhooks, without its secret. */
export const WebhookSource = z
  .object({
    id: Id,
    name: z.string().openapi({ example: 'jobtool' }),
    on: z.boolean().openapi({ example: false }),
    mappingVersion: z.number().int().openapi({ example: 1 }),
    path: z
      .string()
      .openapi({ description: 'Where it sends to', example: '/v1/sources/webhook/0199…/0199…' }),
    createdAt: Moment,
    turnedAway: z.number().int().openapi({ description: 'Webhooks without a valid signature', example: 0 }),
    turnedAwayAt: Moment.nullable().openapi({ description: 'The last of them', example: null }),
    lastWebhookAt: Moment.nullable().openapi({ description: 'The last one with a valid signature' }),
  })
  .openapi('WebhookSource')
export type WebhookSource = z.infer<typeof WebhookSource>

const Secret = z
  .string()
  .openapi({ description: 'Shown once', example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' })

export const WebhookSourceMade = WebhookSource.extend({ secret: Secret }).openapi('WebhookSourceMade')
export type WebhookSourceMade = z.infer<typeof WebhookSourceMade>

export const WebhookSources = z.object({ items: z.array(WebhookSource) }).openapi('WebhookSources')
export type WebhookSources = z.infer<typeof WebhookSources>

export const WebhookSourceRecord = WebhookSource.extend({
  samples: z.array(z.unknown()).openapi({ type: 'array', items: {}, example: [EXAMPLE_PAYLOAD] }),
  mappings: z.array(
    z.object({
      version: z.number().int().openapi({ example: 1 }),
      mapping: z.unknown().openapi({ type: 'object' }),
      madeAt: Moment,
      actor: z.string().openapi({ example: 'key Setup' }),
    }),
  ),
}).openapi('WebhookSourceRecord')
export type WebhookSourceRecord = z.infer<typeof WebhookSourceRecord>

/** Something that keeps a payload from becoming an event. */
export const MappingProblem = z
  .object({
    code: z.string().openapi({ example: 'nothing_there' }),
    detail: z.string().openapi({ example: 'Nothing is at /customer/name.' }),
    remedy: z.string().optional(),
    mapping: z
      .string()
      .openapi({ description: 'JSON pointer into the mapping', example: '/data/customer/name' }),
    payload: z
      .string()
      .nullable()
      .openapi({ description: 'JSON pointer into the payload', example: '/customer/name' }),
  })
  .openapi('MappingProblem')

export const MappingTrial = z
  .strictObject({
    mapping: Mapping.optional(),
    payload: z
      .unknown()
      .optional()
      .openapi({ description: 'Instead of the kept samples', example: EXAMPLE_PAYLOAD }),
  })
  .openapi('MappingTrial')
export type MappingTrial = z.input<typeof MappingTrial>

/** What each payload comes to, in their order: an event, a reason why there is none, or problems. */
export const MappingTried = z
  .object({
    results: z.array(
      z.object({
        event: z.unknown().openapi({ type: ['object', 'null'], description: 'The work event' }),
        nothing: z.string().nullable().openapi({ example: null }),
        problems: z.array(MappingProblem),
      }),
    ),
  })
  .openapi('MappingTried')
export type MappingTried = z.infer<typeof MappingTried>

export const SecretRotated = z
  .object({
    secret: Secret,
    oldGoodUntil: Moment.openapi({ description: 'Until then the old one is good too' }),
  })
  .openapi('SecretRotated')
export type SecretRotated = z.infer<typeof SecretRotated>

export const WEBHOOK_OUTCOMES = ['ingested', 'ignored', 'refused', 'failed'] as const
const Outcome = z.enum(WEBHOOK_OUTCOMES).openapi({ example: 'ingested' })

/** What a sender is answered, each time the same. */
export const WebhookTaken = z
  .object({ id: Id, outcome: Outcome, reason: z.string().nullable().openapi({ example: null }) })
  .openapi('WebhookTaken')
export type WebhookTaken = z.infer<typeof WebhookTaken>

/** A verified webhook with what became of it. */
export const WebhookDelivery = z
  .object({
    id: Id,
    webhookId: z.string().openapi({ example: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' }),
    receivedAt: Moment,
    settledAt: Moment,
    mappingVersion: z.number().int().openapi({ example: 1 }),
    outcome: Outcome,
    reason: z.string().nullable().openapi({ example: null }),
    problems: z.array(MappingProblem),
    workEventId: Id.nullable(),
    attempts: z.number().int().openapi({ example: 1 }),
  })
  .openapi('WebhookDelivery')
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const WebhookDeliveryPage = pageOf(WebhookDelivery, 'WebhookDeliveryPage')
export type WebhookDeliveryPage = z.infer<typeof WebhookDeliveryPage>

export const WebhookDeliveryRecord = WebhookDelivery.extend({
  body: z.unknown().openapi({ type: 'object', description: 'As it was sent' }),
}).openapi('WebhookDeliveryRecord')
export type WebhookDeliveryRecord = z.infer<typeof WebhookDeliveryRecord>
