import * as doors from '../contract/doors/customers.ts'
import { Customer } from '../contract/customer.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { presentCustomer, presentCustomerRow } from '../present/customer.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listCustomers, readCustomer } from '../store/reading/customers.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { placeOf } from './place.ts'

/** Who is billed. */
export function customerDoors(app: App): void {
  const read = (world: World, caller: Caller, id: string): Promise<Customer | Refusal> =>
    readOrganization(world.db, caller.orgId, async (tx) => {
      const { today } = await placeOf(tx, caller.orgId, world.now())
      const customer = await readCustomer(tx, caller.orgId, id, { today })
      return customer ? presentCustomer(customer) : NO_SUCH.customer
    })

  door(app, doors.listCustomers, async ({ query, caller: { orgId }, world }) => {
    const list = await readOrganization(world.db, orgId, (tx) => listCustomers(tx, orgId, query))
    return { items: list.rows.map(presentCustomerRow), nextCursor: list.nextCursor }
  })

  door(app, doors.readCustomer, ({ params, caller, world }) => read(world, caller, params.id))
}
