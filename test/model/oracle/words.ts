import type { Business } from './policy.ts'
import { dueOf } from './instalments.ts'
import { isLive, openOn, type Document } from './things.ts'

export type Settlement = 'unpaid' | 'partial' | 'paid' | 'refunded' | 'written_off'

export function settlementOf(it: Document): Settlement {
  if (it.kind === 'credit_note') return 'unpaid'
  if (it.stage === 'posted' && it.givenUp.length > 0 && openOn(it) === 0n) return 'written_off'
  if (it.refunded > 0n && it.refunded >= it.paid) return 'refunded'
  if (it.stage === 'posted' && openOn(it) === 0n) return 'paid'
  return it.paid > it.refunded || it.credited > 0n ? 'partial' : 'unpaid'
}

export const isOverdue = (it: Document, today: string): boolean =>
  isLive(it) && openOn(it) > 0n && dueOf(it) < today

/** The word people of a business read for a document, as docs/statuses.md prints them. */
export function wordOf(business: Business, it: Document, today: string): string {
  const settled = settlementOf(it)
  const late = isOverdue(it, today)
  if (settled === 'written_off') return 'written off'
  if (business === 'fleet') {
    if (it.stage !== 'posted') return it.stage
    if (settled !== 'unpaid') return settled
    if (late) return 'overdue'
    return it.seen ? 'viewed' : 'sent'
  }
  if (it.stage === 'draft') return 'draft'
  if (business === 'field-service') {
    if (it.stage !== 'posted') return 'cancelled'
    return settled === 'paid' ? 'paid' : settled === 'partial' ? 'partially paid' : 'posted'
  }
  if (it.stage !== 'posted') return 'void'
  if (settled === 'paid') return 'paid'
  if (late) return 'overdue'
  if (settled === 'partial') return 'partially paid'
  return business === 'charter' ? 'sent' : 'pending'
}
