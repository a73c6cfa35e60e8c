import { CsvText } from '../csv-text.ts'
import { Customer, CustomerChanges, CustomerFilterQuery, CustomerPage, CustomerQuery } from '../customer.ts'
import { Id } from '../scalars.ts'
import { customersTable } from '../tables/lists.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Customers'
export const listCustomers = declareDoor({
  method: 'get',
  path: '/v1/customers',
  tag,
  summary: 'List customers',
  description:
    'By name unless `sort` says otherwise, each with what they owe. `q` looks for a part of a name, a company or an e-mail address.',
  query: CustomerQuery,
  answer: CustomerPage,
  table: customersTable,
})

export const exportCustomers = declareDoor({
  method: 'get',
  path: '/v1/customers.csv',
  tag,
  summary: 'Export customers',
  description:
    'Every customer that the filters mean, as CSV: a row for each currency in which they owe or have credit, one for who has none.',
  query: CustomerFilterQuery,
  answer: CsvText,
  csv: true,
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

export const changeCustomer = declareDoor({
  ifMatch: 'must',
  method: 'patch',
  path: '/v1/customers/{id}',
  tag,
  summary: 'Change a customer',
  description:
    'Makes a new version: documents that are final keep the one they were addressed to. What is not named stays as it is; what a work source tells next stands above it.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.customer,
  body: CustomerChanges,
  answer: Customer,
})
