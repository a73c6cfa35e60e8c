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
 * Fleetbase and no longer here (the order was cancelled and taken up again, or an older webhook overtook it) is told
 * anew, under an id that says when.
 */
export function eventToTell(
  world: World,
  orgId: string,
  reading: Read,
): Promise<{ event: WorkEvent } | { settled: Stands }> {
  const { event } = reading
  return readOrganization(world.db, orgId, async (tx) => {
    const stands = await standsAs(tx, orgId, event)
    if (stands === null) return { event }
    if (event.type !== 'order.priced' || reading.asOf === null || stands.outcome === 'refused')
      return { settled: stands }
    const order = await orderStanding(tx, orgId, event.source, event.data.order.id)
    const isPricedSo =
      order?.stage !== 'cancelled' && order?.price_reference === (event.data.quote?.id ?? null)
    if (!order || isPricedSo || Date.parse(reading.asOf) <= Date.parse(order.as_of))
      return { settled: stands }
    const again = { ...event, id: `${event.id}:${reading.asOf}`, occurredAt: reading.asOf }
    const standsAgain = await standsAs(tx, orgId, again)
    return standsAgain ? { settled: standsAgain } : { event: again }
  })
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
