import { formatTerms, parseTerms } from '../invoice/terms.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Account } from '../ledger/account.ts'
import type { BillingProfile, CreditUse, InstalmentOffer, WorkReaction } from './profile.ts'
import { type KindOnAccount, revenueAccountsOf } from './revenue-accounts.ts'

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
  /** The whole list. */
  readonly instalmentOffers?: readonly InstalmentOffer[] | undefined
  /** The whole list. */
  readonly revenueAccounts?: readonly KindOnAccount[] | undefined
}

/**
 * The profile with some of its fields changed. Refused: terms_not_understood, reaction_unusable, offer_named_twice, and
 * what `revenueAccountsOf` refuses.
 */
export function changeProfile(
  before: BillingProfile,
  changes: ProfileChanges,
  chart: readonly Account[],
): BillingProfile | Refusal {
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
  const { instalmentOffers } = changes
  const twice = instalmentOffers?.findIndex((one, at) =>
    instalmentOffers.slice(0, at).some((other) => saysSame(one, other)),
  )
  if (twice !== undefined && twice >= 0)
    return refuse('offer_named_twice', 17, 'Clients could not tell these offers apart.', {
      pointer: `/profile/instalmentOffers/${twice}`,
      remedy: 'Change the number of parts, how often they are due, or when the first is.',
    })
  const revenueAccounts = changes.revenueAccounts && revenueAccountsOf(changes.revenueAccounts, chart)
  if (isRefusal(revenueAccounts)) return revenueAccounts
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
    ...(instalmentOffers === undefined ? {} : { instalmentOffers }),
    ...(revenueAccounts === undefined ? {} : { revenueAccounts }),
  }
}

const saysSame = (a: InstalmentOffer, b: InstalmentOffer): boolean =>
  a.parts === b.parts && a.every === b.every && a.first === b.first
