import { type CheckWorkEvent, type Envelope, mapEvent } from '../../domain/mapping/map-event.ts'
import type { MappingProblem } from '../../domain/mapping/build.ts'
import { refusalOf } from '../../domain/mapping/refusal-of.ts'
import type { WorkEvent } from '../../domain/work/event.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { inOrganization, type Tx } from '../../store/engine/transaction.ts'
import type { SettledWebhook } from '../../store/webhook-deliveries.ts'
import type { MappingRow } from '../../store/webhook-sources.ts'
import type { Carried } from '../asked.ts'
import { ingestWorkEvent } from '../ingest-work-event.ts'
import type { Actor, World } from '../world.ts'
import { savedMapping } from './saved-mapping.ts'

/** Records what became of a payload, in the transaction in which it did. What it throws undoes both. */
type Record<T> = (tx: Tx, settled: SettledWebhook) => Promise<T>

/** A payload with what stands around it. */
export interface PayloadToSettle {
  readonly payload: unknown
  readonly envelope: Envelope
  readonly mapping: MappingRow
  /** What an event's id ends in when it is told anew after a refusal, which stands under the first id (rule 1). */
  readonly suffix: string
}

/**
 * Makes an event of a payload and tells it (rule 1). Its effect and what `record` writes are one transaction, or
 * neither is. Gives what `record` gave.
 */
export async function settlePayload<T>(
  { world, check }: { readonly world: World; readonly check: CheckWorkEvent },
  orgId: string,
  { payload, envelope, mapping, suffix }: PayloadToSettle,
  record: Record<T>,
): Promise<T> {
  const settledAt = new Date(world.now()).toISOString()
  const settled = (
    outcome: SettledWebhook['outcome'],
    reason: string | null,
    more: { problems?: readonly MappingProblem[]; eventId?: string | null } = {},
  ): SettledWebhook => ({
    settledAt,
    mappingVersion: mapping.version,
    outcome,
    reason,
    problems: JSON.stringify(more.problems ?? [], wellFormed),
    eventId: more.eventId ?? null,
  })
  const mapped = mapEvent(savedMapping(mapping.mapping), payload, envelope, (event) =>
    check({ ...(event as WorkEvent), id: withSuffix((event as { id?: unknown }).id, suffix) }),
  )
  if (!('event' in mapped)) {
    const said =
      'nothing' in mapped
        ? settled('ignored', mapped.nothing)
        : settled('failed', sentenceOf(refusalOf(mapped.problems)), { problems: mapped.problems })
    return inOrganization(world.db, orgId, (tx) => record(tx, said))
  }
  const { event } = mapped
  const actor: Actor = { name: `Webhook (${envelope.source})`, role: 'dispatcher' }
  let recorded: { is: T } | undefined
  await ingestWorkEvent(world, orgId, actor, event, async (tx, carried) => {
    const { outcome, reason } = becameOf(carried, event)
    recorded = { is: await record(tx, settled(outcome, reason, { eventId: carried.eventId })) }
  })
  return recorded!.is
}

/** A sentence that cut a text short may have cut a character in halves, which no database takes. */
const wellFormed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value

const withSuffix = (id: unknown, suffix: string): unknown => (typeof id === 'string' ? id + suffix : id)

function becameOf(
  { outcome }: Carried,
  event: WorkEvent,
): { outcome: SettledWebhook['outcome']; reason: string | null } {
  if (outcome.outcome === 'refused') return { outcome: 'refused', reason: sentenceOf(outcome.refusal) }
  if (outcome.repeated) return { outcome: 'ignored', reason: `Event ${event.id} was told before.` }
  return outcome.outcome === 'done'
    ? { outcome: 'ingested', reason: null }
    : { outcome: 'ignored', reason: outcome.reason }
}

const sentenceOf = ({ message, remedy, code }: Refusal): string =>
  [message, remedy, `(${code})`].filter(Boolean).join(' ')
