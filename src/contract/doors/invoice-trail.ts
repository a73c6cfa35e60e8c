import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { History } from '../history.ts'
import { JournalEntries } from '../journal.ts'
import { NO_SUCH } from './missing.ts'

const params = z.object({ id: Id })
export const listInvoiceEntries = declareDoor({
  method: 'get',
  path: '/v1/invoices/{id}/entries',
  tag: 'Invoices',
  summary: "Read an invoice's journal entries",
  description: 'Everything the journal holds about it, reversals too, in the order it was written.',
  params,
  missing: NO_SUCH.invoice,
  answer: JournalEntries,
})

export const readInvoiceHistory = declareDoor({
  method: 'get',
  path: '/v1/invoices/{id}/history',
  tag: 'Invoices',
  summary: "Read an invoice's history",
  description:
    'Every change of it in plain sentences: who, when, what and why, with what it was before and after.',
  params,
  missing: NO_SUCH.invoice,
  answer: History,
})
