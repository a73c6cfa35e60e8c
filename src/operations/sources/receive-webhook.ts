import type { CheckWorkEvent } from '../../domain/mapping/map-event.ts'
import { isUuid } from '../../kernel/id.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization, readOrganization } from '../../store/engine/transaction.ts'
import { keepWebhook, type WebhookDeliveryRow, webhookOf } from '../../store/webhook-deliveries.ts'
import { countTurnedAway, currentMapping, webhookSource } from '../../store/webhook-sources.ts'
import type { Sealer } from '../fleetbase/ports.ts'
import { storableJson } from '../fleetbase/storable-json.ts'
import type { World } from '../world.ts'
import { settlePayload } from './settle-payload.ts'
import { verifyWebhook } from './standard-webhook.ts'
import { noSuchSource, secretsOf } from './webhook-source.ts'

/** A webhook as it came in: its address's parts, its bytes as they were signed, its headers in lower case. */
export interface StandardWebhook {
  readonly orgId: string
  readonly sourceId: string
  readonly rawBody: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** What became of a webhook; the same for each time it is sent. */
export interface WebhookTaken {
  readonly id: string
  readonly outcome: WebhookDeliveryRow['outcome']
  readonly reason: string | null
}

/** Another webhook of the same webhook-id was faster. */
class CameMeanwhile extends Error {
  override readonly name = 'CameMeanwhile'
}

/**
 * Takes a webhook of a source: verified, made an event of by the source's mapping, told, and kept with what became of it
 * in the same transaction (rules 1, 27). One of the same webhook-id is answered the same and does nothing. While the
 * source is off, webhooks are kept and nothing else is done. Refused: webhook_source_not_found, signature_refused (only
 * counted), invalid_json, json_not_storable.
 */
export async function receiveWebhook(
  deps: { readonly world: World; readonly sealer: Sealer; readonly check: CheckWorkEvent },
  { orgId, sourceId, rawBody, headers }: StandardWebhook,
): Promise<WebhookTaken | Refusal> {
  const { world, sealer } = deps
  if (!isUuid(orgId) || !isUuid(sourceId)) return noSuchSource
  const found = await readOrganization(world.db, orgId, async (tx) => {
    const row = await webhookSource(tx, orgId, sourceId)
    return row && { row, mapping: await currentMapping(tx, orgId, sourceId) }
  })
  if (!found) return noSuchSource
  const { row, mapping } = found
  const now = world.now()
  const at = new Date(now).toISOString()
  const verified = verifyWebhook(rawBody, headers, secretsOf(sealer, orgId, row), now)
  if ('turnedAway' in verified) {
    await inOrganization(world.db, orgId, (tx) => countTurnedAway(tx, orgId, sourceId, at))
    return refuse('signature_refused', 27, verified.turnedAway, {
      remedy:
        'Sign it as Standard Webhooks says, with the secret that was shown when the source was made or rotated.',
    })
  }
  const read = storableJson(rawBody)
  if (isRefusal(read)) return read
  const before = (): Promise<WebhookDeliveryRow | undefined> =>
    readOrganization(world.db, orgId, (tx) => webhookOf(tx, orgId, sourceId, verified.id))
  const known = await before()
  if (known) return answerOf(known)
  const delivery = {
    id: world.newId(),
    externalId: verified.id,
    body: read.text,
    receivedAt: at,
    sentAt: verified.sentAt,
  }
  if (!row.is_active) {
    const kept = await inOrganization(world.db, orgId, (tx) =>
      keepWebhook(tx, orgId, sourceId, delivery, {
        settledAt: at,
        mappingVersion: mapping.version,
        outcome: 'ignored',
        reason: 'The source was off.',
        problems: '[]',
        eventId: null,
      }),
    )
    return answerOf(kept)
  }
  const envelope = { source: row.name, id: verified.id, occurredAt: verified.sentAt }
  try {
    const kept = await settlePayload(
      deps,
      orgId,
      { payload: read.json, envelope, mapping, suffix: '' },
      async (tx, settled) => {
        const stands = await keepWebhook(tx, orgId, sourceId, delivery, settled)
        // Sent several times at once, it came to one event; what came to another must not be done beside it.
        if (stands.id !== delivery.id && stands.event_id !== settled.eventId) throw new CameMeanwhile()
        return stands
      },
    )
    return answerOf(kept)
  } catch (err) {
    if (!(err instanceof CameMeanwhile)) throw err
    return answerOf((await before())!)
  }
}

const answerOf = ({ id, outcome, reason }: WebhookDeliveryRow): WebhookTaken => ({ id, outcome, reason })
