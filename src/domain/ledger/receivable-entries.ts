import type { Invoice } from '../invoice/invoice.ts'
import { type Allocation, type AllocationUndo, takenBy } from '../receivables/payment.ts'
import type { WriteOff } from '../receivables/write-off.ts'
import type { AccountsByRole } from './account.ts'
import type { EntryContent } from './entry.ts'
import { credit, debit, nameOf, nonZero } from './posting-rules.ts'

/** Dr Customer credit · Cr Accounts receivable of the document it is used on. */
export function creditApplied(
  allocation: Allocation,
  invoice: Invoice,
  accounts: AccountsByRole,
): EntryContent {
  return {
    kind: 'credit_applied',
    date: allocation.allocatedOn,
    documentType: 'payment',
    documentId: allocation.id,
    customerId: invoice.customerId,
    currency: invoice.currency,
    // Its number may be drawn by the very plan that uses the credit; the posting says whose receivable it is.
    description: 'Customer credit used',
    postings: [
      debit(accounts.customer_credit, allocation.amount),
      credit(accounts.receivable, allocation.amount, invoice.id),
    ],
  }
}

/**
 * Dr Accounts receivable of the document, which is open again · Cr Customer credit, as far as money or a note was set
 * against it; what was tolerated to differ goes back out of Payment differences. For what a payment or note posted itself.
 */
export function allocationUndone(
  undo: AllocationUndo,
  allocation: Allocation,
  invoice: Invoice,
  accounts: AccountsByRole,
): EntryContent {
  return {
    kind: 'allocation_undone',
    date: undo.undoneOn,
    documentType: allocation.sourceType === 'payment' ? 'payment' : 'invoice',
    documentId: allocation.sourceType === 'payment' ? undo.id : allocation.sourceId,
    customerId: invoice.customerId,
    currency: invoice.currency,
    description: `Taken off ${nameOf(invoice)} again`,
    postings: nonZero([
      debit(accounts.receivable, allocation.amount, invoice.id),
      credit(accounts.customer_credit, takenBy(allocation)),
      credit(accounts.payment_differences, allocation.difference),
    ]),
  }
}

/** Dr Bad debt · Cr Accounts receivable of the document that is given up. */
export function writeOffOf(writeOff: WriteOff, invoice: Invoice, accounts: AccountsByRole): EntryContent {
  return {
    kind: 'write_off',
    date: writeOff.writtenOffOn,
    documentType: 'invoice',
    documentId: invoice.id,
    customerId: invoice.customerId,
    currency: invoice.currency,
    description: `Write-off of ${nameOf(invoice)}`,
    postings: [
      debit(accounts.bad_debt, writeOff.amount),
      credit(accounts.receivable, writeOff.amount, invoice.id),
    ],
  }
}
