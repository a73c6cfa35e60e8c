import type { Invoice } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import type { Facts, Moment } from './facts.ts'
import { brief } from './note.ts'
import type { Step } from './plan.ts'

/**
 * Voids or cancels a document: its number stays with it and explains itself, its work may be billed again, and what it
 * posted is reversed by the ledger's difference.
 */
export function endInvoice(
  invoice: Invoice,
  stage: 'void' | 'cancelled',
  reason: string,
  supersededBy: string | null,
  facts: Facts,
  moment: Moment,
): Step[] {
  const after: Invoice = {
    ...invoice,
    stage,
    endedAt: moment.now,
    endedOn: moment.today,
    endReason: reason,
    supersededBy,
  }
  const verb = stage === 'void' ? 'void' : 'cancel'
  return [
    { do: 'change_invoice', verb, before: invoice, after },
    ...facts.billingsOn(invoice.id).map((billing): Step => ({
      do: 'bill_work',
      before: billing,
      after: { ...billing, state: 'released' },
    })),
    {
      do: 'note',
      line: {
        subjectType: 'invoice',
        subjectId: invoice.id,
        verb,
        sentence: `${nameOf(invoice)} was ${stage === 'void' ? 'voided' : 'cancelled'}.`,
        reason,
        before: brief(invoice),
        after: brief(after),
      },
    },
  ]
}
