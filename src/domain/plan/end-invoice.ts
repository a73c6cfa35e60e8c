import { named, say } from '../sentence/say.ts'
import type { Invoice } from '../invoice/invoice.ts'
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
    ...movedWith(invoice, facts),
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
        said: say(stage === 'void' ? 'voided' : 'cancelled', { document: named(invoice) }),
        reason,
        before: brief(invoice),
        after: brief(after),
      },
    },
  ]
}

/**
 * The original of a note that ends, where the note stands on its receivable: what the note took was taken off it again
 * before, so that its amounts stay as they are, but both are reversed on it, and not always on one day.
 */
function movedWith(note: Invoice, facts: Facts): Step[] {
  const original = note.originalId === null ? null : facts.invoice(note.originalId)
  const isMoved = facts
    .entriesOf(note.id)
    .some(({ postings }) => postings.some(({ invoiceId }) => invoiceId === original?.id))
  return original && isMoved
    ? [{ do: 'change_invoice', verb: 'credit', before: original, after: original }]
    : []
}
