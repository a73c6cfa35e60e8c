import { assert } from '../../kernel/assert.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { isUnavailable } from '../../store/engine/errors.ts'
import {
  beginAttempt,
  recordDelivery,
  type DeliveryAtWork,
  type DeliveryOutcome,
} from '../../store/deliveries.ts'
import { connection, type SourceConnectionRow } from '../../store/sources.ts'
import { ingestWorkEvent } from '../ingest-work-event.ts'
import type { Outcome } from '../outcome.ts'
import type { Actor, World } from '../world.ts'
import { envelopeOf } from './envelope.ts'
import {
  FleetbaseUnreachable,
  SealBroken,
  type CheckEvent,
  type FleetbaseReader,
  type Reading,
  type Sealer,
  type Told,
} from './ports.ts'
import { accessOf } from './sealed-fields.ts'
import { MOST_ATTEMPTS, MOST_EARLY_ATTEMPTS, type SettlePayload } from './settle-task.ts'
import { eventToTell } from './event-to-tell.ts'

export interface SettleDeps {
  readonly world: World
  readonly sealer: Sealer
  readonly fleetbase: FleetbaseReader
  readonly check: CheckEvent
}

/** What became of a delivery, with the reason where it is not simply ingested. */
interface Settled {
  readonly outcome: Exclude<DeliveryOutcome, 'waiting'>
  readonly reason: string | null
}

/** It cannot be settled now, and nothing is wrong here. The job that asked tries again, later each time. */
export class NotSettledYet extends Error {
  override readonly name = 'NotSettledYet'
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
    waitsBecause(err, delivery.attempts),
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
  switch (reading.read) {
    case 'nothing':
      return { outcome: 'ignored', reason: reading.reason }
    case 'refused':
      return refusedBy(reading.refusal)
    case 'too_early':
      if (delivery.attempts < MOST_EARLY_ATTEMPTS) throw new NotSettledYet(reading.reason)
      return { outcome: reading.otherwise, reason: reading.reason }
    case 'event':
      return tell(deps, orgId, row, reading)
  }
}

function toldBy(delivery: DeliveryAtWork, row: SourceConnectionRow): Told {
  const envelope = envelopeOf(delivery.body)
  assert(!isRefusal(envelope), `delivery ${delivery.id} holds no envelope`)
  const { createdAt, event, recordId } = envelope
  // A clock that is ahead must not make what is told later look old.
  const at = createdAt !== null && createdAt < delivery.received_at ? createdAt : delivery.received_at
  return { source: row.source, event, recordId, at }
}

/** Tells the event, unless it stands already. */
async function tell(
  deps: SettleDeps,
  orgId: string,
  row: SourceConnectionRow,
  reading: Extract<Reading, { read: 'event' }>,
): Promise<Settled> {
  const next = await eventToTell(deps.world, orgId, reading)
  if ('settled' in next) return next.settled
  const event = deps.check(next.event)
  if (isRefusal(event)) return refusedBy(event)
  const actor: Actor = { name: `Fleetbase (${row.source})`, role: 'dispatcher' }
  return settledBy(await ingestWorkEvent(deps.world, orgId, actor, event))
}

function settledBy(outcome: Outcome): Settled {
  switch (outcome.outcome) {
    case 'done':
      return { outcome: 'ingested', reason: null }
    case 'nothing':
      return { outcome: 'ignored', reason: outcome.reason }
    case 'refused':
      return refusedBy(outcome.refusal)
  }
}

const refusedBy = (refusal: Refusal): Settled => ({
  outcome: 'refused',
  reason: [refusal.message, refusal.remedy, `(${refusal.code})`].filter(Boolean).join(' '),
})

/** What goes on the delivery when an attempt failed. A database that is away can be told nothing. */
function waitsBecause(
  err: unknown,
  attempts: number,
): { outcome: 'waiting' | 'failed'; reason: string; fault?: unknown } {
  if (isUnavailable(err)) throw err
  const isFault = ![FleetbaseUnreachable, SealBroken, NotSettledYet].some((kind) => err instanceof kind)
  const reason = isFault
    ? `It could not be worked out because of a fault here (${err instanceof Error ? err.name : 'unknown'}).`
    : (err as Error).message
  return {
    ...(attempts < MOST_ATTEMPTS
      ? { outcome: 'waiting', reason }
      : { outcome: 'failed', reason: `Given up after ${attempts} attempts. ${reason}` }),
    ...(isFault ? { fault: err } : {}),
  }
}
