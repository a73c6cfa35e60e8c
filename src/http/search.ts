import * as doors from '../contract/doors/search.ts'
import { numberOf } from '../present/amount.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { search } from '../store/reading/search.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** One box that finds everything. */
export function searchDoors(app: App): void {
  door(app, doors.searchAll, async ({ query: { q }, caller: { orgId }, world }) => {
    const found = await readOrganization(world.db, orgId, (tx) => search(tx, orgId, q))
    return {
      invoices: found.invoices.map((row) => ({ ...row, total: numberOf(row.total) })),
      customers: [...found.customers],
      work: [...found.work],
    }
  })
}
