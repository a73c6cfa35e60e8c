import * as doors from '../contract/doors/audit.ts'
import { presentHistoryLine } from '../present/history.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listAudit } from '../store/reading/audit.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Who did what. */
export function auditDoors(app: App): void {
  door(app, doors.listAudit, async ({ query, caller: { orgId }, world }) => {
    const page = await readOrganization(world.db, orgId, (tx) => listAudit(tx, orgId, query))
    return {
      items: page.rows.map((row) => {
        const { subjectType, subjectId, number, currency } = row
        return { ...presentHistoryLine(row), subjectType, subjectId, number, currency }
      }),
      nextCursor: page.nextCursor,
    }
  })
}
