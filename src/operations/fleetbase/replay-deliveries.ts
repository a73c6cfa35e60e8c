import { say, term } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { isUuid } from '../../kernel/id.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { reopenDeliveries, reopenDelivery } from '../../store/deliveries.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { readDelivery, type ReadDelivery } from '../../store/reading/deliveries.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { liveConnection } from './live-connection.ts'
import { queueSettling } from './queue-settling.ts'

/**
 * Settles a delivery again, whatever became of it: its records are read anew, and an event that was told already is not
 * told twice. One that still waits stays as it is. Refused: forbidden, connection_not_found, connection_ended,
 * delivery_not_found.
 */
export async function replayDelivery(
  world: World,
  orgId: string,
  actor: Actor,
  { connectionId, deliveryId }: { readonly connectionId: string; readonly deliveryId: string },
): Promise<ReadDelivery | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('settle a delivery again')
  return inOrganization(world.db, orgId, async (tx) => {
    const row = await liveConnection(tx, orgId, connectionId)
    if (isRefusal(row)) return row
    const before = isUuid(deliveryId) ? await readDelivery(tx, orgId, connectionId, deliveryId) : null
    if (!before) return refuse('delivery_not_found', null, 'There is no such delivery.')
    if (!(await reopenDelivery(tx, orgId, connectionId, deliveryId))) return before
    await queueSettling(tx, orgId, deliveryId)
    const said = say('delivery_replayed', {
      event: before.event,
      record: before.record ?? before.externalId,
      outcome: term(before.outcome),
    })
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'source_connection',
      subjectId: connectionId,
      verb: 'replay',
      said,
    })
    return { ...before, outcome: 'waiting', reason: null, settledAt: null, attempts: 0 }
  })
}

/** The same for all failed, or all refused, deliveries of a connection. Tells how many. */
export async function replayDeliveries(
  world: World,
  orgId: string,
  actor: Actor,
  { connectionId, outcome }: { readonly connectionId: string; readonly outcome: 'failed' | 'refused' },
): Promise<{ replayed: number } | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('settle deliveries again')
  return inOrganization(world.db, orgId, async (tx) => {
    const row = await liveConnection(tx, orgId, connectionId)
    if (isRefusal(row)) return row
    const ids = await reopenDeliveries(tx, orgId, connectionId, outcome)
    if (ids.length === 0) return { replayed: 0 }
    await Promise.all(ids.map((id) => queueSettling(tx, orgId, id)))
    const said = say('deliveries_replayed', { count: ids.length, outcome: term(outcome) })
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'source_connection',
      subjectId: connectionId,
      verb: 'replay',
      said,
    })
    return { replayed: ids.length }
  })
}
