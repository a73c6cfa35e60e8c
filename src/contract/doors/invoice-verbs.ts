import { declareDoor } from './door.ts'
import { Invoice } from '../invoice.ts'
import { Reason, ReasonAndMail } from '../invoice-request.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { NO_SUCH } from './missing.ts'

const about = {
  tag: 'Invoices',
  params: z.object({ id: Id }),
  missing: NO_SUCH.invoice,
  answer: Invoice,
  dryRun: true,
  ifMatch: 'may',
} as const

export const confirmInvoice = declareDoor({
  ...about,
  method: 'post',
  path: '/v1/invoices/{id}/confirmation',
  summary: 'Confirm an invoice',
  description:
    'Makes a draft final where the business confirms its documents, and every credit note: it is numbered and its revenue is in the books.',
  body: Reason,
})

export const markInvoiceSent = declareDoor({
  ...about,
  method: 'post',
  path: '/v1/invoices/{id}/sending',
  summary: 'Mark an invoice as sent',
  description:
    'For paper that went out, unless `mail` asks that it be mailed: then a mail with a link to it is written with the same act. Makes a draft final where sending does.',
  body: ReasonAndMail,
})

export const publishInvoice = declareDoor({
  ...about,
  method: 'post',
  path: '/v1/invoices/{id}/publication',
  summary: 'Publish an invoice',
  description:
    'Shows it to the client. Clients who get into the portal are told by mail once, each in their language, and so is whoever `mail` asks for; `null` for `mail` tells nobody. Makes a draft final where publishing does.',
  body: ReasonAndMail,
})

export const archiveInvoice = declareDoor({
  ...about,
  method: 'post',
  path: '/v1/invoices/{id}/archiving',
  summary: 'Archive an invoice',
  description: 'Hides it from the active view.',
  body: Reason,
})

export const unarchiveInvoice = declareDoor({
  ...about,
  method: 'delete',
  path: '/v1/invoices/{id}/archiving',
  summary: 'Unarchive an invoice',
  description: 'Brings it back into the active view.',
})

export const voidInvoice = declareDoor({
  ...about,
  method: 'post',
  path: '/v1/invoices/{id}/voiding',
  summary: 'Void an invoice',
  description:
    'Takes back a document on which nothing was settled. It keeps its number; what it posted is reversed; its work may be billed again.',
  body: Reason,
})

export const cancelInvoice = declareDoor({
  ...about,
  method: 'post',
  path: '/v1/invoices/{id}/cancellation',
  summary: 'Cancel an invoice',
  description: 'Ends a final document on which nothing was settled, with reversal.',
  body: Reason,
})
