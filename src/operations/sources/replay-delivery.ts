import { say, term } from '../../domain/sentence/say.ts'
import type { CheckWorkEvent } from '../../domain/mapping/map-event.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { isUuid } from '../../kernel/id.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { readOrganization } from '../../store/engine/transaction.ts'
import { readWebhook, retellWebhook } from '../../store/webhook-deliveries.ts'
import { currentMapping, webhookSource } from '../../store/webhook-sources.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { settlePayload } from './settle-payload.ts'
import { noSuchSource, shownDelivery, type WebhookDelivery } from './webhook-source.ts'

const noSuchDelivery: Refusal = refuse('delivery_not_found', null, 'There is no such delivery.')

/** It was told anew by somebody else since it was read. */
class RetoldMeanwhile extends Error {
  override readonly name = 'RetoldMeanwhile'
}

/**
 * Tells a kept webhook anew with the mapping as it stands now: one that failed, was refused, or led to nothing. One that
 * was refused is told under an id of its own, since the refusal stands under the first (rule 1). Refused: forbidden,
 * webhook_source_not_found, delivery_not_found, not_allowed_now.
 */
export async function replayDelivery(
  deps: { readonly world: World; readonly check: CheckWorkEvent },
  orgId: string,
  actor: Actor,
  sourceId: string,
  id: string,
): Promise<WebhookDelivery | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('replay a delivery')
  if (!isUuid(sourceId)) return noSuchSource
  const found = await readOrganization(deps.world.db, orgId, async (tx) => {
    const source = await webhookSource(tx, orgId, sourceId)
    if (!source) return noSuchSource
    const delivery = isUuid(id) ? await readWebhook(tx, orgId, sourceId, id) : undefined
    return delivery
      ? { source, delivery, mapping: await currentMapping(tx, orgId, sourceId) }
      : noSuchDelivery
  })
  if ('refused' in found) return found
  const { source, delivery, mapping } = found
  if (!source.is_active) return notNow(`The source ${source.name} is off.`, 'Switch it on first.')
  if (delivery.outcome === 'ingested') return notNow('This webhook was carried out already.')
  const envelope = { source: source.name, id: delivery.external_id, occurredAt: delivery.sent_at }
  const suffix = delivery.outcome === 'refused' ? `#${delivery.attempts + 1}` : ''
  try {
    const row = await settlePayload(
      deps,
      orgId,
      { payload: delivery.body, envelope, mapping, suffix },
      async (tx, settled) => {
        const retold = await retellWebhook(tx, orgId, delivery, settled)
        if (!retold) throw new RetoldMeanwhile()
        const said = say('webhook_replayed', {
          delivery: delivery.external_id,
          name: source.name,
          outcome: term(retold.outcome),
        })
        await noteAct(deps.world, tx, orgId, actor, {
          subjectType: 'webhook_source',
          subjectId: sourceId,
          verb: 'replay',
          said,
        })
        return retold
      },
    )
    return shownDelivery(row)
  } catch (err) {
    if (!(err instanceof RetoldMeanwhile)) throw err
    return notNow('This webhook was replayed by somebody else just now.', 'Look at what became of it.')
  }
}

const notNow = (message: string, remedy?: string): Refusal =>
  refuse('not_allowed_now', null, message, {
    values: { allowed: [] },
    ...(remedy === undefined ? {} : { remedy }),
  })
