import type { Sentence } from '../../kernel/sentence.ts'
import type { Invoice } from '../invoice/invoice.ts'
import type { HistoryLine, Step } from './plan.ts'

/** What a history line keeps of a document: enough to see what changed. Amounts are minor units as text. */
export function brief(invoice: Invoice): Record<string, unknown> {
  return {
    stage: invoice.stage,
    revision: invoice.revision,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    ...(invoice.instalments && { agreedDueOn: invoice.instalments.agreedDueOn }),
    net: String(invoice.net),
    tax: String(invoice.tax),
    total: String(invoice.total),
    paid: String(invoice.paid),
    credited: String(invoice.credited),
    refunded: String(invoice.refunded),
    writtenOff: String(invoice.writtenOff),
  }
}

/** A history line about a document. */
export function noteInvoice(
  before: Invoice | null,
  after: Invoice,
  verb: string,
  said: Sentence,
  reason: string | null = null,
): Extract<Step, { do: 'note' }> {
  const line: HistoryLine = {
    subjectType: 'invoice',
    subjectId: after.id,
    verb,
    said,
    reason,
    before: before ? brief(before) : null,
    after: brief(after),
  }
  return { do: 'note', line }
}
