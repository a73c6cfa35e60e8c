import type * as view from '../contract/invoice-parts.ts'
import type { ReadInvoice } from '../store/reading/invoice.ts'
import { numberOf } from './amount.ts'
import { askedAmounts } from './charging-event.ts'

/** What a document bills of a piece of work, beside what was quoted, ordered and done (rule 7). */
export function presentInvoiceWork({
  work,
  amount,
  state,
  eventBody,
}: ReadInvoice['work'][number]): view.InvoiceWork {
  return {
    id: work.id,
    kind: work.kind,
    reference: work.reference,
    title: work.title,
    state,
    amount: numberOf(amount),
    ...askedAmounts(eventBody),
    actualAmount: numberOf(work.value),
  }
}
