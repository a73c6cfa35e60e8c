import type * as view from '../contract/organization.ts'
import type { ReadOrganization } from '../store/reading/organizations.ts'
import { localDate } from '../kernel/date.ts'

/** An organization with the calendar date there at an instant (milliseconds since 1970). */
export function presentOrganization(organization: ReadOrganization, now: number): view.Organization {
  const { profile } = organization
  return {
    id: organization.orgId,
    slug: organization.slug,
    name: organization.name,
    currency: organization.currency,
    timeZone: organization.timeZone,
    today: localDate(now, organization.timeZone),
    profile: {
      code: profile.code,
      name: profile.name,
      finalWhen: profile.finalWhen,
      worksPerInvoice: profile.worksPerInvoice,
      terms: profile.terms,
      pricesIncludeTax: profile.pricesIncludeTax,
      creditUse: profile.creditUse ?? 'off',
      defaultTax: { ...profile.defaultTax, jurisdiction: profile.defaultTax.jurisdiction ?? null },
    },
  }
}
