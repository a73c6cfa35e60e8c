import type { Sentence } from '../../kernel/sentence.ts'
import { say } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import type { CheckWorkEvent } from '../../domain/mapping/map-event.ts'
import { may } from '../../domain/status/role.ts'
import { isUuid } from '../../kernel/id.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import {
  changeWebhookSource as write,
  keepMapping,
  currentMapping,
  webhookSource,
  webhookSourceToChange,
} from '../../store/webhook-sources.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { mappingToSave, notReady, savedMapping, storable, trySamples } from './saved-mapping.ts'
import { noSuchSource, shownSource, type WebhookSource } from './webhook-source.ts'

export interface WebhookSourceChanges {
  readonly mapping?: unknown
  /** In the place of those kept so far. */
  readonly samples?: readonly unknown[] | undefined
  readonly on?: boolean | undefined
}

/**
 * Changes a source: another mapping is a new version, and the old ones are kept. What is on, or is switched on, must
 * manage every kept sample. Refused: forbidden, webhook_source_not_found, mapping_invalid, json_not_storable,
 * samples_fail, samples_missing.
 */
export async function changeWebhookSource(
  { world, check }: { readonly world: World; readonly check: CheckWorkEvent },
  orgId: string,
  actor: Actor,
  id: string,
  changes: WebhookSourceChanges,
): Promise<WebhookSource | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('change a source')
  if (!isUuid(id)) return noSuchSource
  const fresh = changes.mapping === undefined ? null : mappingToSave(changes.mapping)
  if (isRefusal(fresh)) return fresh
  const samples = changes.samples === undefined ? null : storable(changes.samples, '/samples')
  if (isRefusal(samples)) return samples
  const at = new Date(world.now()).toISOString()
  return inOrganization(world.db, orgId, async (tx) => {
    const row = await webhookSourceToChange(tx, orgId, id)
    if (!row) return noSuchSource
    const current = await currentMapping(tx, orgId, id)
    const isOn = changes.on ?? row.is_active
    const mapping = fresh?.mapping ?? savedMapping(current.mapping)
    const tried = trySamples(mapping, changes.samples ?? row.samples, row.name, world.now(), check)
    const unready = isOn ? notReady(tried) : null
    if (unready) return unready
    const version = row.mapping_version + (fresh ? 1 : 0)
    const done: { verb: string; said: Sentence }[] = []
    if (fresh) {
      await keepMapping(tx, orgId, id, { version, mapping: fresh.text, made_at: at, actor: actor.name })
      done.push({
        verb: 'map',
        said: say('webhook_mapped', { name: row.name, version }),
      })
    }
    if (samples) done.push({ verb: 'sample', said: say('webhook_sampled', { name: row.name }) })
    if (isOn !== row.is_active)
      done.push({
        verb: isOn ? 'switch_on' : 'switch_off',
        said: say(isOn ? 'webhook_on' : 'webhook_off', { name: row.name }),
      })
    await write(tx, orgId, id, {
      is_active: isOn,
      mapping_version: version,
      ...(samples ? { samples: samples.text } : {}),
    })
    for (const line of done)
      await noteAct(world, tx, orgId, actor, { subjectType: 'webhook_source', subjectId: id, ...line })
    return shownSource(orgId, (await webhookSource(tx, orgId, id))!)
  })
}
