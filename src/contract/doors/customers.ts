import { declareDoor } from './door.ts'
import { Customer, CustomerPage, CustomerQuery } from '../customer.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Customers'
export const listCustomers = declareDoor({
  method: 'get',
  path: '/v1/customers',
  tag,
  summary: 'List customers',
  description: 'By name. `q` looks for a part of a name, a company or an e-mail address.',
  query: CustomerQuery,
  answer: CustomerPage,
})

export const readCustomer = declareDoor({
  method: 'get',
  path: '/v1/customers/{id}',
  tag,
  summary: 'Read a customer',
  description: 'With what they owe, what of it is overdue, and what is kept for them, in each currency.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.customer,
  answer: Customer,
})
