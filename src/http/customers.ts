import { Customer, CustomerPage, CustomerQuery } from '../contract/customer.ts'
import { Id } from '../contract/scalars.ts'
import { z } from '../contract/z.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { presentCustomer, presentCustomerRow } from '../present/customer.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listCustomers, readCustomer } from '../store/reading/customers.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { NO_SUCH } from './missing.ts'
import { placeOf } from './place.ts'

const tag = 'Customers'

/** Who is billed. */
export function customerDoors(app: App, world: World): void {
  const read = (caller: Caller, id: string): Promise<Customer | Refusal> =>
    readOrganization(world.db, caller.orgId, async (tx) => {
      const { today } = await placeOf(tx, caller.orgId, world.now())
      const customer = await readCustomer(tx, caller.orgId, id, { today })
      return customer ? presentCustomer(customer) : NO_SUCH.customer
    })

  door(
    app,
    {
      method: 'get',
      path: '/v1/customers',
      tag,
      summary: 'List customers',
      description: 'By name. `q` looks for a part of a name, a company or an e-mail address.',
      query: CustomerQuery,
      answer: CustomerPage,
    },
    async ({ query, caller: { orgId } }) => {
      const list = await readOrganization(world.db, orgId, (tx) => listCustomers(tx, orgId, query))
      return { items: list.rows.map(presentCustomerRow), nextCursor: list.nextCursor }
    },
  )

  door(
    app,
    {
      method: 'get',
      path: '/v1/customers/{id}',
      tag,
      summary: 'Read a customer',
      description: 'With what they owe, what of it is overdue, and what is kept for them, in each currency.',
      params: z.object({ id: Id }),
      missing: NO_SUCH.customer,
      answer: Customer,
    },
    ({ params, caller }) => read(caller, params.id),
  )
}
