import { say } from '../sentence/say.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Invoice } from '../invoice/invoice.ts'
import type { RecordView } from './command.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import { nothing, steps, type Decision } from './plan.ts'

/** A customer saw a document: the first time counts (rule 18). What they cannot see, they did not see. */
export function recordView(command: RecordView, facts: Facts, moment: Moment): Decision | Refusal {
  const invoice = facts.invoice(command.invoiceId)
  if (!invoice || !isVisible(invoice, facts))
    return refuse('invoice_not_found', 18, 'There is no such invoice.')
  if (invoice.viewedAt) return nothing(say('seen_before'), { invoiceIds: [invoice.id] })
  const after: Invoice = { ...invoice, viewedAt: moment.now }
  return steps(
    [
      { do: 'change_invoice', verb: 'view', before: invoice, after },
      noteInvoice(invoice, after, 'view', say('seen')),
    ],
    { invoiceIds: [invoice.id] },
  )
}

function isVisible(invoice: Invoice, facts: Facts): boolean {
  if (invoice.stage !== 'posted' || invoice.archivedAt) return false
  return facts.profileOf(invoice.profileVersion).visibleWhen === 'final' || invoice.publishedAt !== null
}
