import type { MappingProblem } from '../../domain/mapping/build.ts'
import type { CheckWorkEvent } from '../../domain/mapping/map-event.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import type { WorkEvent } from '../../domain/work/event.ts'
import { isUuid } from '../../kernel/id.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { readOrganization } from '../../store/engine/transaction.ts'
import { currentMapping, webhookSource } from '../../store/webhook-sources.ts'
import type { Actor, World } from '../world.ts'
import { mappingToSave, savedMapping, trySamples } from './saved-mapping.ts'
import { noSuchSource } from './webhook-source.ts'

/** What a payload came to: an event, a reason why there is none, or problems. */
export interface Tried {
  readonly event: WorkEvent | null
  readonly nothing: string | null
  readonly problems: MappingProblem[]
}

/**
 * Tries a mapping (that of the source, unless one is given) on a payload, or on every kept sample; nothing is changed and
 * nothing is told. Refused: forbidden, webhook_source_not_found, mapping_invalid.
 */
export async function tryMapping(
  { world, check }: { readonly world: World; readonly check: CheckWorkEvent },
  orgId: string,
  actor: Actor,
  id: string,
  asked: { readonly mapping?: unknown; readonly payload?: unknown },
): Promise<Tried[] | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('try a mapping')
  const found = isUuid(id)
    ? await readOrganization(world.db, orgId, async (tx) => {
        const row = await webhookSource(tx, orgId, id)
        return row && { row, current: await currentMapping(tx, orgId, id) }
      })
    : undefined
  if (!found) return noSuchSource
  const given = asked.mapping === undefined ? null : mappingToSave(asked.mapping)
  if (isRefusal(given)) return given
  const mapping = given?.mapping ?? savedMapping(found.current.mapping)
  const payloads = asked.payload === undefined ? found.row.samples : [asked.payload]
  return trySamples(mapping, payloads, found.row.name, world.now(), check).map((mapped) => ({
    event: 'event' in mapped ? mapped.event : null,
    nothing: 'nothing' in mapped ? mapped.nothing : null,
    problems: 'problems' in mapped ? [...mapped.problems] : [],
  }))
}
