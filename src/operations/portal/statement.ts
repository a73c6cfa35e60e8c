import type { Refusal } from '../../kernel/refusal.ts'
import { assert } from '../../kernel/assert.ts'
import { readOrganization } from '../../store/engine/transaction.ts'
import { customerById } from '../../store/reading/customers.ts'
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
  const read = await readOrganization(world.db, orgId, async (tx) => {
    const buyer = await customerById(tx, orgId, customerId)
    assert(buyer, `a client gets into the account of customer ${customerId}, who is not there`)
    return readCustomerStatement(tx, orgId, todayOf(world, account), { ...wish, buyer, asClient: true })
  })
  return 'refused' in read || organization.portal.invoices ? read : { ...read, statements: [] }
}
