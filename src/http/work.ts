import { Id } from '../contract/scalars.ts'
import { WorkItem, WorkPage, WorkQuery } from '../contract/work.ts'
import { z } from '../contract/z.ts'
import type { World } from '../operations/world.ts'
import { presentWork, presentWorkRow } from '../present/work.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listWork, readWork } from '../store/reading/work.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from './missing.ts'
import { placeOf } from './place.ts'

/** What was told of, and how much of it is billed. */
export function workDoors(app: App, world: World): void {
  door(
    app,
    {
      method: 'get',
      path: '/v1/work',
      tag: 'Work',
      summary: 'List work',
      description: 'Newest first. `unbilled=true` keeps what is on no live document.',
      query: WorkQuery,
      answer: WorkPage,
    },
    ({ query: { customer, unbilled, ...filters }, caller: { orgId } }) =>
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

  door(
    app,
    {
      method: 'get',
      path: '/v1/work/{id}',
      tag: 'Work',
      summary: 'Read a piece of work',
      description: 'With the documents it is on, and what was quoted, ordered and done side by side.',
      params: z.object({ id: Id }),
      missing: NO_SUCH.work,
      answer: WorkItem,
    },
    ({ params, caller: { orgId } }) =>
      readOrganization(world.db, orgId, async (tx) => {
        const place = await placeOf(tx, orgId, world.now())
        const work = await readWork(tx, orgId, params.id)
        return work ? presentWork(work, place) : NO_SUCH.work
      }),
  )
}
