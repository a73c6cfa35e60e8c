import * as doors from '../contract/doors/customers.ts'
import { Customer } from '../contract/customer.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { changeCustomer } from '../operations/change-customer.ts'
import type { World } from '../operations/world.ts'
import { presentCustomer } from '../present/customer.ts'
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

  door(app, doors.listCustomers, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, world.now())
      const list = await listCustomers(tx, orgId, { ...query, today })
      return { items: list.rows.map(presentCustomer), nextCursor: list.nextCursor }
    }),
  )

  door(app, doors.readCustomer, ({ params, caller, world }) => read(world, caller, params.id))

  door(app, doors.changeCustomer, async ({ params: { id }, body, caller, world }) => {
    const refusal = await changeCustomer(world, caller.orgId, caller.actor, id, body)
    return isRefusal(refusal) ? refusal : read(world, caller, id)
  })
}
