import type * as view from '../contract/journal.ts'
import type { Posting } from '../domain/ledger/entry.ts'
import type { ReadEntry } from '../store/reading/journal.ts'
import { debitsOf } from '../domain/ledger/entry.ts'
import { numberOf } from './amount.ts'

/** A journal entry, each posting on its side. */
export function presentEntry(entry: ReadEntry): view.JournalEntry {
  return {
    id: entry.id,
    date: entry.date,
    recordedAt: entry.recordedAt,
    kind: entry.kind,
    description: entry.description,
    documentType: entry.documentType,
    documentId: entry.documentId,
    documentNumber: entry.documentNumber,
    customerId: entry.customerId,
    customerName: entry.customerName,
    currency: entry.currency,
    amount: numberOf(debitsOf(entry.postings)),
    reverses: entry.reverses,
    reversedBy: entry.reversedBy,
    actor: entry.actor,
    postings: debitsFirst(entry.postings).map((posting) => ({
      account: posting.account,
      accountName: posting.accountName,
      ...sidesOf(posting.amount),
      invoiceId: posting.invoiceId,
    })),
  }
}

/** As accountants read it, whichever way a reversal is written. */
function debitsFirst<P extends Posting>(postings: readonly P[]): P[] {
  return postings.toSorted((a, b) => Number(b.amount > 0n) - Number(a.amount > 0n))
}

/** A signed amount on its side: debits positive, credits negative in; two columns of minor units out. */
export function sidesOf(amount: bigint): { debit: number; credit: number } {
  return amount >= 0n ? { debit: numberOf(amount), credit: 0 } : { debit: 0, credit: numberOf(-amount) }
}
