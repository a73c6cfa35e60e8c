import type * as view from '../contract/invoice.ts'
import { balanceOf, isLive, type Invoice } from '../domain/invoice/invoice.ts'
import type { VocabularyCode } from '../domain/status/vocabulary.ts'
import { numberOf } from './amount.ts'
import { presentWord } from './word.ts'

/** A document in a list, seen on a day in the words of a business. */
export function presentInvoiceRow(
  { invoice, customerName }: { invoice: Invoice; customerName: string },
  { today, vocabulary }: { today: string; vocabulary: VocabularyCode },
): view.InvoiceRow {
  return {
    id: invoice.id,
    kind: invoice.kind,
    number: invoice.number,
    word: presentWord(invoice, today, vocabulary),
    stage: invoice.stage,
    customer: { id: invoice.customerId, name: customerName },
    currency: invoice.currency,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    reference: invoice.reference,
    total: numberOf(invoice.total),
    balance: numberOf(isLive(invoice) ? balanceOf(invoice) : 0n),
    flagged: invoice.review !== null,
  }
}
