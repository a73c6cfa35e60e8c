import * as doors from '../contract/doors/work.ts'
import type { WorkFilterQuery, WorkPage } from '../contract/work.ts'
import type { z } from '../contract/z.ts'
import type { World } from '../operations/world.ts'
import { presentWork, presentWorkRow } from '../present/work.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listWork, readWork, totalOfWork } from '../store/reading/work.ts'
import { csvDoor } from './csv-door.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { type ListAsked, truthOf } from './list-asked.ts'
import { placeOf } from './place.ts'

/** What was told of, and how much of it is billed. */
export function workDoors(app: App): void {
  door(app, doors.listWork, ({ query, caller, world }) => readWorkPage(world, caller, query))

  csvDoor(app, doors.exportWork, doors.listWork, ({ query, caller, world }) =>
    readWorkPage(world, caller, query),
  )

  door(app, doors.readWork, ({ params, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const place = await placeOf(tx, orgId, world.now())
      const work = await readWork(tx, orgId, params.id)
      return work ? presentWork(work, place) : NO_SUCH.work
    }),
  )
}

type Asked = z.output<typeof WorkFilterQuery> & ListAsked

/** A page of the work that a query means, for the list and for its export. */
function readWorkPage(world: World, { orgId }: Caller, asked: Asked): Promise<WorkPage> {
  const { limit, cursor, count, customer, billed, billable, unbilled, ...plain } = asked
  const meant = {
    ...plain,
    customerId: customer,
    billed: unbilled === 'true' ? false : truthOf(billed),
  }
  return readOrganization(world.db, orgId, async (tx) => {
    const place = await placeOf(tx, orgId, world.now())
    const filters = { ...meant, billableIn: billable && place.billableStages }
    const list = await listWork(tx, orgId, { ...filters, limit, cursor })
    return {
      items: list.rows.map((row) => presentWorkRow(row, place)),
      nextCursor: list.nextCursor,
      ...(count === 'true' ? { total: await totalOfWork(tx, orgId, filters) } : {}),
    }
  })
}
