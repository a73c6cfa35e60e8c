import * as doors from '../contract/doors/work.ts'
import { presentWork, presentWorkRow } from '../present/work.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listWork, readWork } from '../store/reading/work.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { placeOf } from './place.ts'

/** What was told of, and how much of it is billed. */
export function workDoors(app: App): void {
  door(app, doors.listWork, ({ query: { customer, unbilled, ...filters }, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const place = await placeOf(tx, orgId, world.now())
      const list = await listWork(tx, orgId, {
        ...filters,
        customerId: customer,
        unbilled: unbilled === 'true',
      })
      return { items: list.rows.map((row) => presentWorkRow(row, place)), nextCursor: list.nextCursor }
    }),
  )

  door(app, doors.readWork, ({ params, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const place = await placeOf(tx, orgId, world.now())
      const work = await readWork(tx, orgId, params.id)
      return work ? presentWork(work, place) : NO_SUCH.work
    }),
  )
}
