import type * as view from '../contract/invoice-parts.ts'
import type { WorkEvent } from '../domain/work/event.ts'
import type { Work, WorkBilling } from '../domain/work/work.ts'
import { numberOf } from './amount.ts'
import { askedAmounts } from './charging-event.ts'

/** A piece of work on a document: how much of it is billed there (net, minor units), and the event that priced it. */
export interface BilledWork {
  readonly work: Work
  readonly amount: bigint
  readonly state: WorkBilling['state']
  readonly eventBody: WorkEvent
}

/** What a document bills of a piece of work, beside what was quoted, ordered and done (rule 7). */
export function presentInvoiceWork({ work, amount, state, eventBody }: BilledWork): view.InvoiceWork {
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
