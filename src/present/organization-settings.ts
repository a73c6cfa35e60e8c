import { LINE_KINDS } from '../contract/invoice-parts.ts'
import type * as view from '../contract/organization-settings.ts'
import { describeTerms, parseTerms } from '../domain/invoice/terms.ts'
import { revenueAccountOf } from '../domain/profile/revenue-accounts.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { OrganizationSettings } from '../store/reading/organizations.ts'
import { presentLogo } from './logo.ts'

/** The settings of an organization, for somebody who may change them or not. */
export function presentOrganizationSettings(
  settings: OrganizationSettings,
  mayManage: boolean,
): view.OrganizationSettings {
  const { seller, profile } = settings
  const terms = parseTerms(profile.terms)
  const { order, service_order, trip, booking } = profile.reactions
  return {
    version: settings.version,
    slug: settings.slug,
    name: settings.name,
    timeZone: settings.timeZone,
    currency: settings.currency,
    currencyFixed: settings.currencyFixed,
    seller: {
      name: seller.name,
      address: seller.address ?? null,
      taxId: seller.taxId ?? null,
      email: seller.email ?? null,
      logo: presentLogo(settings.logo),
      payTo: [...(seller.payTo ?? [])],
    },
    profile: {
      code: profile.code,
      name: profile.name,
      reactions: { order, service_order, trip, booking },
      worksPerInvoice: profile.worksPerInvoice,
      numberAt: profile.numberAt,
      recognizeAt: profile.recognizeAt,
      finalWhen: profile.finalWhen,
      visibleWhen: profile.visibleWhen,
      terms: profile.terms,
      termsText: isRefusal(terms) ? profile.terms : describeTerms(terms),
      taxRounding: profile.taxRounding,
      pricesIncludeTax: profile.pricesIncludeTax,
      defaultTax: { ...profile.defaultTax, jurisdiction: profile.defaultTax.jurisdiction ?? null },
      creditUse: profile.creditUse ?? 'off',
      tolerance: Object.entries(profile.tolerance ?? {}).map(([currency, amount]) => ({
        currency,
        amount: Number(amount),
      })),
      clearingMethods: [...(profile.clearingMethods ?? [])],
      instalmentOffers: (profile.instalmentOffers ?? []).map(({ least, ...offer }) => ({
        ...offer,
        least: Object.entries(least).map(([currency, amount]) => ({ currency, amount: Number(amount) })),
      })),
      revenueAccounts: LINE_KINDS.flatMap((kind) => {
        const account = revenueAccountOf(profile, kind)
        return account === undefined ? [] : [{ kind, account }]
      }),
    },
    portal: { ...settings.portal },
    changedAt: settings.changedAt,
    changedBy: settings.changedBy,
    mayManage,
  }
}
