import * as doors from '../contract/doors/audit.ts'
import type { AuditFilterQuery, AuditPage } from '../contract/history.ts'
import type { z } from '../contract/z.ts'
import type { World } from '../operations/world.ts'
import { presentHistoryLine } from '../present/history.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listAudit, totalOfAudit } from '../store/reading/audit.ts'
import { csvDoor } from './csv-door.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { type ListAsked, sortOf } from './list-asked.ts'

/** Who did what. */
export function auditDoors(app: App): void {
  door(app, doors.listAudit, ({ query, caller, world }) => readAuditPage(world, caller, query))

  csvDoor(app, doors.exportAudit, doors.listAudit, ({ query, caller, world }) =>
    readAuditPage(world, caller, query),
  )
}

type Asked = z.output<typeof AuditFilterQuery> & ListAsked

/** A page of the acts that a query means, for the list and for its export. */
function readAuditPage(world: World, { orgId }: Caller, asked: Asked): Promise<AuditPage> {
  const { limit, cursor, count, sort, ...filters } = asked
  return readOrganization(world.db, orgId, async (tx) => {
    const page = await listAudit(tx, orgId, { ...filters, limit, cursor, sort: sortOf(sort) })
    return {
      items: page.rows.map((row) => {
        const { subjectType, subjectId, number, currency } = row
        return { ...presentHistoryLine(row), subjectType, subjectId, number, currency }
      }),
      nextCursor: page.nextCursor,
      ...(count === 'true' ? { total: await totalOfAudit(tx, orgId, filters) } : {}),
    }
  })
}
