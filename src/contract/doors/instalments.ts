import { InstalmentPlanNew } from '../instalments.ts'
import { Invoice } from '../invoice.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

export const planInstalments = declareDoor({
  method: 'post',
  path: '/v1/invoices/{id}/instalments',
  tag: 'Invoices',
  summary: 'Agree on instalments',
  description:
    'What is open falls due in parts that come to it exactly, each overdue and aged by its own day; money settles the oldest first. What is settled stays as it was when a plan is changed. No parts: it is due as agreed at first. `dryRun` shows the parts.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.invoice,
  body: InstalmentPlanNew,
  answer: Invoice,
  dryRun: true,
  ifMatch: 'may',
})
