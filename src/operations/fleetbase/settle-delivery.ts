import { assert } from '../../kernel/assert.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { beginAttempt, recordDelivery, type DeliveryAtWork } from '../../store/deliveries.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { connection, type SourceConnectionRow } from '../../store/sources.ts'
import type { World } from '../world.ts'
import { envelopeOf } from './envelope.ts'
import type { CheckEvent, FleetbaseReader, Sealer, Told } from './ports.ts'
import { accessOf } from './sealed-fields.ts'
import { MOST_EARLY_ATTEMPTS, type SettlePayload } from './settle-task.ts'
import { tellReading, type Settled } from './tell-reading.ts'
import { NotSettledYet, triedInVain } from './tried-in-vain.ts'

export interface SettleDeps {
  readonly world: World
  readonly sealer: Sealer
  readonly fleetbase: FleetbaseReader
  readonly check: CheckEvent
}

/**
 * Settles a delivery: reads the records behind it again, tells the work event they come to, and records what became of
 * it (rule 1). A delivery that is settled already, or gone, is left alone. While it waits the reason is on it, and
 * `NotSettledYet` is thrown; after the last attempt it has failed, until it is replayed or its webhook is sent again. A
 * fault of ours is thrown as it is, so that it is logged.
 */
export async function settleDelivery(deps: SettleDeps, payload: SettlePayload): Promise<void> {
  const { orgId, deliveryId } = payload
  const { db } = deps.world
  const work = await inOrganization(db, orgId, async (tx) => {
    const delivery = await beginAttempt(tx, orgId, deliveryId)
    if (!delivery) return null
    const row = await connection(tx, orgId, delivery.connection_id)
    assert(row, `delivery ${deliveryId} has no connection`)
    return { delivery, row }
  })
  if (!work) return
  const { delivery } = work
  const settled = await settle(deps, orgId, delivery, work.row).catch((err: unknown) =>
    triedInVain(err, delivery.attempts),
  )
  await inOrganization(db, orgId, (tx) =>
    recordDelivery(tx, orgId, deliveryId, {
      ...settled,
      settledAt: settled.outcome === 'waiting' ? null : new Date(deps.world.now()).toISOString(),
    }),
  )
  if ('fault' in settled) throw settled.fault
  if (settled.outcome === 'waiting') throw new NotSettledYet(settled.reason)
}

async function settle(
  deps: SettleDeps,
  orgId: string,
  delivery: DeliveryAtWork,
  row: SourceConnectionRow,
): Promise<Settled> {
  if (row.revoked_at !== null)
    return { outcome: 'ignored', reason: 'The connection was ended before this was read.' }
  const reading = await deps.fleetbase.read(accessOf(deps.sealer, orgId, row), toldBy(delivery, row))
  if (reading.read === 'too_early' && delivery.attempts < MOST_EARLY_ATTEMPTS)
    throw new NotSettledYet(reading.reason)
  return tellReading(deps, orgId, row.source, reading)
}

function toldBy(delivery: DeliveryAtWork, row: SourceConnectionRow): Told {
  const envelope = envelopeOf(delivery.body)
  assert(!isRefusal(envelope), `delivery ${delivery.id} holds no envelope`)
  const { createdAt, event, recordId } = envelope
  // A clock that is ahead must not make what is told later look old.
  const at = createdAt !== null && createdAt < delivery.received_at ? createdAt : delivery.received_at
  return { source: row.source, event, recordId, at }
}
