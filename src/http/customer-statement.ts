import { customerStatement } from '../contract/doors/customer-statement.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { readCustomerStatement } from '../operations/customer-statement.ts'
import { presentCustomerStatement } from '../present/customer-statement.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { customerKnownAt } from '../store/reading/customers.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { placeOf, seenAt } from './place.ts'

/** What a customer is told of their account. Their own door to it is among those of the portal. */
export function customerStatementDoors(app: App): void {
  door(app, customerStatement, ({ query: { customer: customerId, ...wish }, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, seenAt(world.now(), wish.knownAt))
      const buyer = await customerKnownAt(tx, orgId, customerId, wish.knownAt)
      if (!buyer) return NO_SUCH.customer
      const read = await readCustomerStatement(tx, orgId, today, { ...wish, buyer })
      return isRefusal(read) ? read : presentCustomerStatement(read)
    }),
  )
}
