import type { Sentence } from '../../kernel/sentence.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { noteInvoice } from './note.ts'
import type { Step } from './plan.ts'

/** Leaves a document as it is and asks a person to look at it. */
export function flag(invoice: Invoice, remark: Sentence): Step[] {
  const after = { ...invoice, review: [remark] }
  return [
    { do: 'change_invoice', verb: 'flag', before: invoice, after },
    noteInvoice(invoice, after, 'flag', remark),
  ]
}
