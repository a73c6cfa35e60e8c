import { z } from '../z.ts'
import {
  CustomerStatement,
  CustomerStatementQuery,
  PortalStatement,
  StatementQuery,
} from '../customer-statement.ts'
import { Id } from '../scalars.ts'
import { customerStatementTable } from '../tables/customer-statement.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

export const customerStatement = declareDoor({
  method: 'get',
  path: '/v1/reports/customer-statement',
  tag: 'Reports',
  summary: 'Customer statement',
  description:
    "A customer's account in each currency: `open-item`, what is unpaid as of a day; `balance-forward`, what happened between two days with a running balance; `activity`, what happened and how money was applied. With what is open at the end, aged. It closes with what the customer's final documents hold in Accounts receivable less customer credit, by the journal, and opens with what it closed with the day before.",
  query: CustomerStatementQuery,
  answer: CustomerStatement,
  table: customerStatementTable,
  problems: [404],
})

export const portalStatement = declareDoor({
  method: 'get',
  path: '/v1/portal/accounts/{accountId}/statement',
  tag: 'Portal',
  summary: 'Read a statement in the portal',
  description:
    'The customer statement over the documents that the client may see, each from the day on which they could. Money they paid on others is told as `elsewhere` and is in no other figure. Empty while the company shows no invoices.',
  portal: true,
  params: z.object({ accountId: Id }),
  missing: NO_SUCH.portalAccount,
  query: StatementQuery,
  answer: PortalStatement,
})
