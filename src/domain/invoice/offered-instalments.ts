import type { BillingProfile, InstalmentOffer } from '../profile/profile.ts'
import { equalInstalments } from './equal-instalments.ts'
import type { Instalment } from './instalments.ts'
import { balanceOf, type Invoice } from './invoice.ts'

/** What a client may choose on a document: an offer, and the parts it comes to there. */
export interface OfferedInstalments {
  readonly offer: InstalmentOffer
  readonly parts: readonly Instalment[]
}

/**
 * The plans a client may choose of on a final document on a day (calendar date): equal parts of what is open. None once something was agreed or chosen, on a deposit or credit
 * note, and where some of it was given up: the client knows nothing of that. No part is due before today or the issue.
 */
export function offeredInstalments(
  invoice: Invoice,
  { instalmentOffers }: Pick<BillingProfile, 'instalmentOffers'>,
  today: string,
): OfferedInstalments[] {
  const { kind, stage, instalments, writtenOff, currency, dueOn, issuedOn } = invoice
  const isOwed = stage === 'posted' && (kind === 'invoice' || kind === 'supplement') && writtenOff === 0n
  const isAgreed =
    instalments !== null && (instalments.parts.length > 0 || instalments.chosenOn !== undefined)
  if (!instalmentOffers || !isOwed || isAgreed) return []
  const open = balanceOf(invoice)
  return instalmentOffers.flatMap((offer) => {
    if (dueOn < today && !offer.whenOverdue) return []
    if (open < BigInt(offer.parts) || open < BigInt(offer.least[currency] ?? 0)) return []
    const first = [today, issuedOn, ...(offer.first === 'due_day' ? [dueOn] : [])].toSorted().at(-1)!
    return { offer, parts: equalInstalments(open, offer, first) }
  })
}

/** Months count from the first day, so that one on the 31st is not moved for good by a short month. */
