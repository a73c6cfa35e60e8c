import { Id } from '../scalars.ts'
import { Settlement } from '../settlement.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

export const readSettlement = declareDoor({
  method: 'get',
  path: '/v1/invoices/{id}/settlement',
  tag: 'Invoices',
  summary: 'Read what settled an invoice',
  description:
    'Payments, customer credit and credit notes set against it, what was written off and what was given back, with what of it was undone.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.invoice,
  answer: Settlement,
})
