import { Customer } from './customer.ts'
import { HistoryLine } from './history.ts'
import { Invoice } from './invoice.ts'
import { JournalEntry } from './journal.ts'
import { z } from './z.ts'

/** An invoice with what was asked to come along with it. */
export const InvoiceExpanded = Invoice.extend({
  expanded: z
    .object({
      entries: z.array(JournalEntry).optional(),
      history: z.array(HistoryLine).optional(),
      customer: Customer.optional(),
    })
    .optional()
    .openapi({ description: 'What `expand` named' }),
}).openapi('InvoiceExpanded')
export type InvoiceExpanded = z.infer<typeof InvoiceExpanded>
