import { Accounts } from '../contract/journal.ts'
import type { World } from '../operations/world.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listAccounts } from '../store/reading/accounts.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** The chart of accounts. */
export function accountDoors(app: App, world: World): void {
  door(
    app,
    {
      method: 'get',
      path: '/v1/accounts',
      tag: 'Journal',
      summary: 'List accounts',
      description:
        'The chart of accounts by code. Accounts with a `role` are those Billhook posts to by itself.',
      answer: Accounts,
    },
    async ({ caller: { orgId } }) => ({
      items: await readOrganization(world.db, orgId, (tx) => listAccounts(tx, orgId)),
    }),
  )
}
