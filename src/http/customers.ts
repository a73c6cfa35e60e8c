import * as doors from '../contract/doors/customers.ts'
import { Customer, type CustomerFilterQuery, type CustomerPage } from '../contract/customer.ts'
import type { z } from '../contract/z.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { changeCustomer } from '../operations/change-customer.ts'
import type { World } from '../operations/world.ts'
import { presentCustomer } from '../present/customer.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listCustomers, readCustomer, totalOfCustomers } from '../store/reading/customers.ts'
import { csvDoor } from './csv-door.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { type ListAsked, sortOf, truthOf } from './list-asked.ts'
import { placeOf } from './place.ts'

/** Who is billed. */
export function customerDoors(app: App): void {
  const read = (world: World, caller: Caller, id: string): Promise<Customer | Refusal> =>
    readOrganization(world.db, caller.orgId, async (tx) => {
      const { today } = await placeOf(tx, caller.orgId, world.now())
      const customer = await readCustomer(tx, caller.orgId, id, { today })
      return customer ? presentCustomer(customer) : NO_SUCH.customer
    })

  door(app, doors.listCustomers, ({ query, caller, world }) => readCustomerPage(world, caller, query))

  csvDoor(app, doors.exportCustomers, doors.listCustomers, ({ query, caller, world }) =>
    readCustomerPage(world, caller, query),
  )

  door(app, doors.readCustomer, ({ params, caller, world }) => read(world, caller, params.id))

  door(app, doors.changeCustomer, async ({ params: { id }, body, caller, world }) => {
    const refusal = await changeCustomer(world, caller.orgId, caller.actor, id, body)
    return isRefusal(refusal) ? refusal : read(world, caller, id)
  })
}

type Asked = z.output<typeof CustomerFilterQuery> & ListAsked

/** A page of the customers that a query means, for the list and for its export. */
function readCustomerPage(world: World, { orgId }: Caller, asked: Asked): Promise<CustomerPage> {
  const { limit, cursor, count, sort, portal, ...plain } = asked
  return readOrganization(world.db, orgId, async (tx) => {
    const { today, currency } = await placeOf(tx, orgId, world.now())
    const filters = { ...plain, today, inPortal: truthOf(portal) }
    const list = await listCustomers(tx, orgId, {
      ...filters,
      limit,
      cursor,
      sort: sortOf(sort),
      comparedIn: plain.currency ?? currency,
    })
    return {
      items: list.rows.map(presentCustomer),
      nextCursor: list.nextCursor,
      ...(count === 'true' ? { total: await totalOfCustomers(tx, orgId, filters) } : {}),
    }
  })
}
