import type { Refusal } from '../../kernel/refusal.ts'
import { readOrganization } from '../../store/engine/transaction.ts'
import { type ReadStatement, readCustomerStatement, type StatementWish } from '../customer-statement.ts'
import type { World } from '../world.ts'
import { todayOf } from './documents.ts'
import type { PortalAccount } from './sessions.ts'

/** The account's own statement, over documents the customer may see (rule 30); with nothing on it while none are shown. */
export async function statementOf(
  world: World,
  account: PortalAccount,
  wish: StatementWish,
): Promise<ReadStatement | Refusal> {
  const { orgId, client, organization } = account
  const { customerId } = client
  const asked = { ...wish, customerId, asClient: true }
  const read = await readOrganization(world.db, orgId, (tx) =>
    readCustomerStatement(tx, orgId, todayOf(world, account), asked),
  )
  return 'refused' in read || organization.portal.invoices ? read : { ...read, statements: [] }
}
