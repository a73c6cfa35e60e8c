import type { BillingProfile } from '../profile/profile.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import type { AccountsByRole } from './account.ts'
import type { EntryContent } from './entry.ts'
import { openedOn } from '../invoice/opening.ts'
import { creditNote, openingReceivable, revenueRecognition } from './posting-rules.ts'

/**
 * Whether the books speak of a document: from draft or from final as the profile says; a credit note or a deposit once it
 * is final.
 */
export function isRecognized(invoice: Invoice, profile: BillingProfile): boolean {
  if (invoice.stage === 'posted') return true
  return invoice.stage === 'draft' && recognizesDraft(invoice, profile)
}

/** Whether the books speak of a document of that kind as a draft. */
export const recognizesDraft = ({ kind }: Pick<Invoice, 'kind'>, profile: BillingProfile): boolean =>
  kind !== 'credit_note' && kind !== 'deposit' && profile.recognizeAt === 'draft'

/** What the books should say about a document now: its entry, or nothing when it is unrecognized, ended or zero. */
export function recognitionOf(
  invoice: Invoice,
  profile: BillingProfile,
  accounts: AccountsByRole,
): EntryContent[] {
  if (!isRecognized(invoice, profile)) return []
  const entry =
    invoice.kind === 'credit_note'
      ? creditNote(invoice, invoice.credited, accounts)
      : openedOn(invoice) === null
        ? revenueRecognition(invoice, accounts)
        : openingReceivable(invoice, openedOn(invoice)!, accounts)
  return entry.postings.length === 0 ? [] : [entry]
}

/** What Accounts Receivable holds for a document: minor units. */
export function receivableOf(invoice: Invoice, profile: BillingProfile): bigint {
  return isRecognized(invoice, profile) ? balanceOf(invoice) : 0n
}
