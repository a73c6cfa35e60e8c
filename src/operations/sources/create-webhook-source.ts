import { say } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { claimSourceName } from '../../store/source-names.ts'
import { keepMapping, keepWebhookSource, webhookSource } from '../../store/webhook-sources.ts'
import type { Sealer } from '../fleetbase/ports.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { mappingToSave, storable } from './saved-mapping.ts'
import { newSigningSecret } from './standard-webhook.ts'
import { sealedSecrets, shownSource, type WebhookSource } from './webhook-source.ts'

export interface NewWebhookSource {
  /** The source name its events carry. */
  readonly name: string
  readonly mapping: unknown
  /** Payloads as the system sends them. */
  readonly samples: readonly unknown[]
}

/** A source just made. Its signing secret is shown once. */
export interface WebhookSourceMade extends WebhookSource {
  readonly secret: string
}

/**
 * Makes a source of a system that sends JSON webhooks. It is switched off. Refused: forbidden, mapping_invalid (with
 * every fault), json_not_storable, source_taken.
 */
export async function createWebhookSource(
  { world, sealer }: { readonly world: World; readonly sealer: Sealer },
  orgId: string,
  actor: Actor,
  { name, mapping, samples }: NewWebhookSource,
): Promise<WebhookSourceMade | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('make a source')
  const saved = mappingToSave(mapping)
  if (isRefusal(saved)) return saved
  const kept = storable(samples, '/samples')
  if (isRefusal(kept)) return kept
  const id = world.newId()
  const secret = newSigningSecret()
  const secrets = sealedSecrets(sealer, orgId, id, [{ secret, until: null }])
  const at = new Date(world.now()).toISOString()
  const row = await inOrganization(world.db, orgId, async (tx) => {
    if (!(await claimSourceName(tx, orgId, name, 'webhook'))) return null
    const isNew = await keepWebhookSource(tx, orgId, {
      id,
      name,
      secrets,
      samples: kept.text,
      created_at: at,
    })
    if (!isNew) return null
    await keepMapping(tx, orgId, id, { version: 1, mapping: saved.text, made_at: at, actor: actor.name })
    const said = say('webhook_made', { name })
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'webhook_source',
      subjectId: id,
      verb: 'create',
      said,
    })
    return webhookSource(tx, orgId, id)
  })
  if (!row) {
    return refuse('source_taken', 1, `There is a source "${name}" already.`, {
      pointer: '/name',
      remedy: 'Name another one: two systems with one name could tell events with one id.',
      values: { name },
    })
  }
  return { ...shownSource(orgId, row), secret }
}
