import * as doors from '../contract/doors/back-fills.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { cancelBackFill, startBackFill } from '../operations/fleetbase/back-fills.ts'
import { presentBackFill } from '../present/back-fill.ts'
import { backFill, backFillsOf } from '../store/back-fills.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { connection } from '../store/sources.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Telling of the orders there were before. */
export function backFillDoors(app: App): void {
  door(app, doors.startBackFill, async ({ params: { id }, body, caller, world }) => {
    const begun = await startBackFill(world, caller.orgId, caller.actor, { connectionId: id, ...body })
    return isRefusal(begun)
      ? begun
      : new Made(presentBackFill(begun), `/v1/source-connections/${id}/back-fills/${begun.id}`)
  })

  door(app, doors.listBackFills, ({ params: { id }, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      if (!(await connection(tx, orgId, id))) return NO_SUCH.connection
      return { items: (await backFillsOf(tx, orgId, id)).map(presentBackFill) }
    }),
  )

  door(app, doors.readBackFill, ({ params: { id, backFillId }, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const row = await backFill(tx, orgId, backFillId)
      return row?.connection_id === id ? presentBackFill(row) : NO_SUCH.backFill
    }),
  )

  door(app, doors.cancelBackFill, async ({ params: { id, backFillId }, caller, world }) => {
    const ended = await cancelBackFill(world, caller.orgId, caller.actor, { connectionId: id, backFillId })
    return isRefusal(ended) ? ended : presentBackFill(ended)
  })
}
