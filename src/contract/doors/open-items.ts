import { OpenItems } from '../open-item.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

export const listOpenItems = declareDoor({
  method: 'get',
  path: '/v1/customers/{id}/open-items',
  tag: 'Customers',
  summary: 'List what a customer owes',
  description: 'The documents that take money now, the oldest due first: what a payment may be set against.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.customer,
  answer: OpenItems,
})
