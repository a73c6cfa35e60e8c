import type { WorkEvent } from '../../domain/work/event.ts'
import { readOrganization, type Tx } from '../../store/engine/transaction.ts'
import { firstOutcome, orderStanding } from '../../store/sources.ts'
import type { World } from '../world.ts'
import type { Reading } from './ports.ts'

type Read = Extract<Reading, { read: 'event' }>
type Stands = { readonly outcome: 'ignored' | 'refused'; readonly reason: string }

/**
 * What of a reading is still to be told. An event that was told before is not told again, whatever else of the order
 * has changed since: its id is the price lock's, the sale's or the cancellation's. But a price lock that stands in
 * Fleetbase and not here, and that under its own id would be a repeat or come too late (the order was cancelled and
 * taken up again, or shows a price that was locked before the one told last), is told under an id that says when.
 */
export function eventToTell(
  world: World,
  orgId: string,
  reading: Read,
): Promise<{ event: WorkEvent } | { settled: Stands }> {
  return readOrganization(world.db, orgId, async (tx) => {
    const stands = await standsAs(tx, orgId, reading.event)
    if (stands?.outcome === 'refused') return { settled: stands }
    const event = await inTime(tx, orgId, reading, stands !== null)
    if (event === reading.event) return stands ? { settled: stands } : { event }
    const standsAgain = await standsAs(tx, orgId, event)
    return standsAgain ? { settled: standsAgain } : { event }
  })
}

/** The event, or its price lock told anew as of the order's last change. */
async function inTime(tx: Tx, orgId: string, { event, asOf }: Read, wasTold: boolean): Promise<WorkEvent> {
  if (event.type !== 'order.priced' || asOf === null) return event
  const order = await orderStanding(tx, orgId, event.source, event.data.order.id)
  if (!order) return event
  const isPricedSo = order.stage !== 'cancelled' && order.price_reference === (event.data.quote?.id ?? null)
  const comesTooLate = wasTold || Date.parse(event.occurredAt) < Date.parse(order.as_of)
  if (isPricedSo || !comesTooLate || Date.parse(asOf) <= Date.parse(order.as_of)) return event
  return { ...event, id: `${event.id}:${asOf}`, occurredAt: asOf }
}

async function standsAs(tx: Tx, orgId: string, event: WorkEvent): Promise<Stands | null> {
  const first = await firstOutcome(tx, orgId, event.source, event.id)
  if (!first) return null
  return first.outcome === 'refused'
    ? {
        outcome: 'refused',
        reason: `${event.id} was refused when it was first told: ${first.reason ?? 'no reason is recorded'}`,
      }
    : { outcome: 'ignored', reason: `${event.id} is recorded already.` }
}
