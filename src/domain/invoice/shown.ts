import type { BillingProfile } from '../profile/profile.ts'
import type { Invoice } from './invoice.ts'

/**
 * Whether the document's customer may see it (rules 29, 30): it became final, and was published where publishing is what
 * shows it. One that was ended afterwards stays in sight and says so; a draft never was.
 */
export const isShown = (
  { postedAt, publishedAt }: Pick<Invoice, 'postedAt' | 'publishedAt'>,
  { visibleWhen }: Pick<BillingProfile, 'visibleWhen'>,
): boolean => postedAt !== null && (visibleWhen === 'final' || publishedAt !== null)
