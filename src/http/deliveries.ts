import * as doors from '../contract/doors/deliveries.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { replayDeliveries, replayDelivery } from '../operations/fleetbase/replay-deliveries.ts'
import type { World } from '../operations/world.ts'
import { readOrganization, type Tx } from '../store/engine/transaction.ts'
import { deliveryCounts, listDeliveries, readDelivery } from '../store/reading/deliveries.ts'
import { connection } from '../store/sources.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** What a connection heard of, and settling it again. */
export function deliveryDoors(app: App): void {
  const ofConnection = <T>(
    world: World,
    orgId: string,
    id: string,
    read: (tx: Tx) => Promise<T>,
  ): Promise<T | Refusal> =>
    readOrganization(world.db, orgId, async (tx) =>
      (await connection(tx, orgId, id)) ? read(tx) : NO_SUCH.connection,
    )

  door(app, doors.listDeliveries, async ({ params: { id }, query, caller: { orgId }, world }) => {
    const page = await ofConnection(world, orgId, id, (tx) => listDeliveries(tx, orgId, id, query))
    return isRefusal(page) ? page : { items: page.rows, nextCursor: page.nextCursor }
  })

  door(app, doors.countDeliveries, async ({ params: { id }, caller: { orgId }, world }) => {
    const counted = await ofConnection(world, orgId, id, (tx) => deliveryCounts(tx, orgId, id))
    if (isRefusal(counted)) return counted
    const none = { waiting: 0, ingested: 0, ignored: 0, refused: 0, failed: 0 }
    return { ...none, ...Object.fromEntries(counted.map(({ outcome, count }) => [outcome, count])) }
  })

  door(app, doors.readDelivery, async ({ params: { id, deliveryId }, caller: { orgId }, world }) =>
    readOrganization(
      world.db,
      orgId,
      async (tx) => (await readDelivery(tx, orgId, id, deliveryId)) ?? NO_SUCH.delivery,
    ),
  )

  door(app, doors.replayDelivery, ({ params: { id, deliveryId }, caller, world }) =>
    replayDelivery(world, caller.orgId, caller.actor, { connectionId: id, deliveryId }),
  )

  door(app, doors.replayDeliveries, ({ params: { id }, body, caller, world }) =>
    replayDeliveries(world, caller.orgId, caller.actor, { connectionId: id, ...body }),
  )
}
