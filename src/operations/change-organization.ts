import { forbidden } from '../domain/plan/forbidden.ts'
import type { PayTo } from '../domain/organization/pay-to.ts'
import type { PortalSwitches } from '../domain/portal/switches.ts'
import { changeProfile, type ProfileChanges } from '../domain/profile/change-profile.ts'
import { may } from '../domain/status/role.ts'
import type { Address } from '../domain/work/event.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { isTimeZone } from '../kernel/zone.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { listAccounts } from '../store/reading/accounts.ts'
import { type OrganizationSettings, organizationSettings } from '../store/reading/organizations.ts'
import { makeOrganizationVersion } from './organization-version.ts'
import { announcePortal } from './portal/announce-portal.ts'
import { refuseUnlessVersion } from './stale.ts'
import type { Actor, World } from './world.ts'

/** What is not named stays as it is; `seller` is the whole block that stands on documents, but for its logo. */
export interface OrganizationChanges {
  readonly name?: string | undefined
  readonly timeZone?: string | undefined
  readonly currency?: string | undefined
  readonly seller?:
    | {
        readonly name: string
        readonly address?: Address | null | undefined
        readonly taxId?: string | null | undefined
        readonly email?: string | null | undefined
        readonly payTo?: PayTo | undefined
      }
    | undefined
  readonly profile?: ProfileChanges | undefined
  readonly portal?: { readonly [S in keyof PortalSwitches]?: boolean | undefined } | undefined
  readonly reason?: string | null | undefined
}

/**
 * Changes who keeps the books and how they bill, by a new version: documents that exist keep the one they were made
 * under (rule 16). A change to what is so already makes none. Refused: forbidden, stale_version,
 * organization_unusable, currency_fixed, and what `changeProfile` refuses.
 */
export async function changeOrganization(
  world: World,
  orgId: string,
  actor: Actor,
  { reason = null, ...changes }: OrganizationChanges,
): Promise<OrganizationSettings | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('change the settings of the organization')
  if (changes.timeZone !== undefined && !isTimeZone(changes.timeZone)) {
    return refuse('organization_unusable', null, 'An organization cannot have this timeZone.', {
      pointer: '/timeZone',
      values: { given: changes.timeZone },
      remedy: 'Use a name such as Europe/Berlin.',
    })
  }
  return inOrganization(world.db, orgId, async (tx) => {
    const books = await openBooks(tx, orgId)
    const before = (await organizationSettings(tx, orgId))!
    const stale = refuseUnlessVersion(world, 'organization', before.version)
    if (stale) return stale
    const profile = changeProfile(before.profile, changes.profile ?? {}, await listAccounts(tx, orgId))
    if (isRefusal(profile)) return profile
    const currency = changes.currency ?? before.currency
    if (currency !== before.currency && before.currencyFixed) return CURRENCY_FIXED(before.currency)
    const asked = {
      name: changes.name ?? before.name,
      timeZone: changes.timeZone ?? before.timeZone,
      currency,
      // The logo has a door of its own.
      seller: changes.seller ? sellerOf(changes.seller, before) : before.seller,
      logo: before.logo,
      profile,
      portal: switched(before.portal, changes.portal ?? {}),
    }
    if (asked.portal.invoices !== before.portal.invoices) tx.afterCommit(() => announcePortal(world, orgId))
    return makeOrganizationVersion(
      world,
      tx,
      { orgId, actor, books },
      { before, asked },
      'settings_changed',
      reason,
    )
  })
}

const sellerOf = (
  { payTo = [], ...seller }: NonNullable<OrganizationChanges['seller']>,
  { seller: { logo } }: OrganizationSettings,
): OrganizationSettings['seller'] => ({ ...seller, logo, ...(payTo.length > 0 && { payTo }) })

const switched = (
  before: PortalSwitches,
  { invoices, pdf, payment }: NonNullable<OrganizationChanges['portal']>,
): PortalSwitches => ({
  invoices: invoices ?? before.invoices,
  pdf: pdf ?? before.pdf,
  payment: payment ?? before.payment,
})

const CURRENCY_FIXED = (currency: string): Refusal =>
  refuse('currency_fixed', 12, `Something is booked or drafted already: the currency stays ${currency}.`, {
    pointer: '/currency',
    remedy: 'Documents can be in any currency; open another organization for books kept in another one.',
  })
