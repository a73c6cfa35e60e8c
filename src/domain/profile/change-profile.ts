import { formatTerms, parseTerms } from '../invoice/terms.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { BillingProfile, CreditUse, WorkReaction } from './profile.ts'

/**
 * What of a profile may change. When a document gets its number, its revenue and its end is the trade's own: words,
 * verbs and re-pricing are made for it, and so it stays.
 */
export interface ProfileChanges {
  readonly reactions?:
    | Readonly<Partial<Record<'service_order' | 'trip' | 'booking', WorkReaction | undefined>>>
    | undefined
  readonly worksPerInvoice?: BillingProfile['worksPerInvoice'] | undefined
  readonly terms?: string | undefined
  readonly taxRounding?: BillingProfile['taxRounding'] | undefined
  readonly pricesIncludeTax?: boolean | undefined
  readonly defaultTax?: BillingProfile['defaultTax'] | undefined
  readonly creditUse?: CreditUse | undefined
  /** The whole table; currencies that are not in it tolerate nothing. */
  readonly tolerance?: Readonly<Record<string, string>> | undefined
  /** The whole list. */
  readonly clearingMethods?: readonly string[] | undefined
}

/** The profile with some of its fields changed. Refused: terms_not_understood, reaction_unusable. */
export function changeProfile(before: BillingProfile, changes: ProfileChanges): BillingProfile | Refusal {
  const terms = parseTerms(changes.terms ?? before.terms)
  if (isRefusal(terms)) return { ...terms, pointer: '/profile/terms' }
  const reactions = { ...before.reactions }
  for (const kind of ['service_order', 'trip', 'booking'] as const) {
    const reaction = changes.reactions?.[kind] ?? before.reactions[kind]
    if (reaction === 'create' && reaction !== before.reactions[kind] && before.finalWhen !== 'created') {
      return refuse('reaction_unusable', 15, 'Here a person makes a document final, so work cannot.', {
        pointer: `/profile/reactions/${kind}`,
        remedy: 'Choose offer or draft.',
      })
    }
    reactions[kind] = reaction
  }
  return {
    ...before,
    reactions,
    worksPerInvoice: changes.worksPerInvoice ?? before.worksPerInvoice,
    terms: formatTerms(terms),
    taxRounding: changes.taxRounding ?? before.taxRounding,
    pricesIncludeTax: changes.pricesIncludeTax ?? before.pricesIncludeTax,
    defaultTax: changes.defaultTax ?? before.defaultTax,
    ...(changes.creditUse === undefined ? {} : { creditUse: changes.creditUse }),
    ...(changes.tolerance === undefined ? {} : { tolerance: changes.tolerance }),
    ...(changes.clearingMethods === undefined
      ? {}
      : { clearingMethods: [...new Set(changes.clearingMethods)].toSorted() }),
  }
}
