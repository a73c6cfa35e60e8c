import * as doors from '../contract/doors/accounts.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listAccounts } from '../store/reading/accounts.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** The chart of accounts. */
export function accountDoors(app: App): void {
  door(app, doors.listAccounts, async ({ caller: { orgId }, world }) => ({
    items: await readOrganization(world.db, orgId, (tx) => listAccounts(tx, orgId)),
  }))
}
