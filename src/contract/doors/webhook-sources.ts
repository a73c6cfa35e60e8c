import { PageQuery } from '../page.ts'
import { Id } from '../scalars.ts'
import {
  MappingTrial,
  MappingTried,
  SecretRotated,
  WEBHOOK_OUTCOMES,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookDeliveryRecord,
  WebhookSource,
  WebhookSourceChanges,
  WebhookSourceMade,
  WebhookSourceNew,
  WebhookSourceRecord,
  WebhookSources,
} from '../webhook-source.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Sources'
const params = z.object({ id: Id })
const missing = NO_SUCH.webhookSource

export const listWebhookSources = declareDoor({
  method: 'get',
  path: '/v1/webhook-sources',
  tag,
  summary: 'List webhook sources',
  description: 'The systems whose own webhooks are made work events of. Secrets are never shown.',
  answer: WebhookSources,
  problems: [403],
})

export const createWebhookSource = declareDoor({
  method: 'post',
  path: '/v1/webhook-sources',
  tag,
  summary: 'Make a webhook source',
  description:
    'For any system that can send a JSON webhook: its mapping says how a payload becomes a work event. It is switched off at first. Answers where to send to, and once the secret to sign with (Standard Webhooks). Everything that is wrong with the mapping is in `errors`.',
  body: WebhookSourceNew,
  answer: WebhookSourceMade,
  makes: true,
})

export const readWebhookSource = declareDoor({
  method: 'get',
  path: '/v1/webhook-sources/{id}',
  tag,
  summary: 'Read a webhook source',
  description: 'With its samples and every version of its mapping, the newest first.',
  params,
  missing,
  answer: WebhookSourceRecord,
})

export const changeWebhookSource = declareDoor({
  method: 'patch',
  path: '/v1/webhook-sources/{id}',
  tag,
  summary: 'Change a webhook source',
  description:
    'Another mapping is a new version. What is on, or is switched on, must make an event, or nothing on purpose, of every kept sample.',
  params,
  missing,
  body: WebhookSourceChanges,
  answer: WebhookSource,
})

export const tryMapping = declareDoor({
  method: 'post',
  path: '/v1/webhook-sources/{id}/trial',
  tag,
  summary: 'Try a mapping',
  description:
    'What a mapping (that of the source, unless one is given) makes of a payload, or of every kept sample. Nothing is changed and nothing is told.',
  params,
  missing,
  body: MappingTrial,
  answer: MappingTried,
})

export const rotateSecret = declareDoor({
  method: 'post',
  path: '/v1/webhook-sources/{id}/secret-rotation',
  tag,
  summary: 'Rotate the signing secret',
  description: 'Answers a new secret, once. The old one is good for another 24 hours.',
  params,
  missing,
  answer: SecretRotated,
})

export const listWebhookDeliveries = declareDoor({
  method: 'get',
  path: '/v1/webhook-sources/{id}/deliveries',
  tag,
  summary: 'List deliveries',
  description: 'Every verified webhook of a source, newest first, with what became of it and why.',
  params,
  missing,
  query: z.strictObject({ ...PageQuery, outcome: z.enum(WEBHOOK_OUTCOMES).optional() }),
  answer: WebhookDeliveryPage,
})

const ofDelivery = z.object({ id: Id, deliveryId: Id })

export const readWebhookDelivery = declareDoor({
  method: 'get',
  path: '/v1/webhook-sources/{id}/deliveries/{deliveryId}',
  tag,
  summary: 'Read a delivery',
  description: 'With its body, to mend a mapping by or to keep as a sample.',
  params: ofDelivery,
  missing: NO_SUCH.delivery,
  answer: WebhookDeliveryRecord,
})

export const replayWebhookDelivery = declareDoor({
  method: 'post',
  path: '/v1/webhook-sources/{id}/deliveries/{deliveryId}/replay',
  tag,
  summary: 'Replay a delivery',
  description:
    'Tells a webhook anew with the mapping as it is now, unless it was carried out. One that was refused is told under an id of its own.',
  params: ofDelivery,
  missing: NO_SUCH.delivery,
  answer: WebhookDelivery,
  problems: [409],
})
