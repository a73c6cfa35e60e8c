import { Invoice } from '../invoice.ts'
import { Payment } from '../payment.ts'
import {
  AlertSettlement,
  AllocationUndoNew,
  AllocationUndone,
  CreditApplication,
  CustomerCredit,
  ReinstatementNew,
  WriteOffNew,
} from '../receivables.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const params = z.object({ id: Id })

export const readCustomerCredit = declareDoor({
  method: 'get',
  path: '/v1/customers/{id}/credit',
  tag: 'Customers',
  summary: "Read a customer's credit",
  description:
    'What payments and credit notes left, the oldest first, and what of it was used, the newest first.',
  params,
  missing: NO_SUCH.customer,
  answer: CustomerCredit,
})

export const applyCredit = declareDoor({
  dryRun: true,
  method: 'post',
  path: '/v1/customers/{id}/credit-applications',
  tag: 'Customers',
  summary: "Use a customer's credit",
  description:
    'On a final document, or on the oldest due: never more than there was by that day, nor than is open. It is a dated record that can be undone.',
  params,
  missing: NO_SUCH.customer,
  body: CreditApplication,
  answer: CustomerCredit,
})

export const undoAllocation = declareDoor({
  dryRun: true,
  method: 'post',
  path: '/v1/allocations/{id}/undoing',
  tag: 'Payments',
  summary: 'Take money off a document again',
  description:
    'The document is open again and the money customer credit, or set against another document at once. What else the payment settled stays. `dryRun` shows what opens and what is settled.',
  params,
  missing: NO_SUCH.allocation,
  body: AllocationUndoNew,
  answer: AllocationUndone,
})

const about = {
  tag: 'Invoices',
  params,
  missing: NO_SUCH.invoice,
  answer: Invoice,
  dryRun: true,
  ifMatch: 'may',
} as const

export const writeOffInvoice = declareDoor({
  ...about,
  method: 'post',
  path: '/v1/invoices/{id}/write-off',
  summary: 'Write off an invoice',
  description:
    'What is open on it, or a part, becomes bad debt: it is neither owed in the books nor aged from that day on. Its customer sees it as before.',
  body: WriteOffNew,
})

export const reinstateInvoice = declareDoor({
  ...about,
  method: 'post',
  path: '/v1/invoices/{id}/reinstatement',
  summary: 'Reinstate an invoice',
  description:
    'What was written off is owed again, by the mirror of its entry. Money that comes for it does so by itself.',
  body: ReinstatementNew,
})

export const settleAlert = declareDoor({
  dryRun: true,
  method: 'post',
  path: '/v1/payments/{id}/alert-settlement',
  tag: 'Payments',
  summary: 'Settle the alert of a payment',
  description: 'Somebody looked at what it was flagged with: it no longer needs attention.',
  params,
  missing: NO_SUCH.payment,
  body: AlertSettlement,
  answer: Payment,
})
