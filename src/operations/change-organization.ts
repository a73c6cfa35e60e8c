import { forbidden } from '../domain/plan/forbidden.ts'
import type { PortalSwitches } from '../domain/portal/switches.ts'
import { changeProfile, type ProfileChanges } from '../domain/profile/change-profile.ts'
import { may } from '../domain/status/role.ts'
import type { Address } from '../domain/work/event.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { isTimeZone } from '../kernel/zone.ts'
import { Chain, NO_MARK } from '../store/chain/chain.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { type OrganizationSettings, organizationSettings } from '../store/reading/organizations.ts'
import { recordOrganizationVersion } from '../store/organizations.ts'
import { differences } from './differences.ts'
import { noteAct } from './note-act.ts'
import { announcePortal } from './portal/announce-portal.ts'
import { refuseUnlessVersion } from './stale.ts'
import type { Actor, World } from './world.ts'

/** What is not named stays as it is; `seller` is the whole block that stands on documents. */
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
      }
    | undefined
  readonly profile?: ProfileChanges | undefined
  readonly portal?: { readonly [S in keyof PortalSwitches]?: boolean | undefined } | undefined
  readonly reason?: string | null | undefined
}

/**
 * Changes who keeps the books and how they bill, by a new version: documents that exist keep the one they were made
 * under (rule 16). A change to what is so already makes none. Refused: forbidden, stale_version,
 * organization_unusable, currency_fixed, terms_not_understood, reaction_unusable.
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
    const profile = changeProfile(before.profile, changes.profile ?? {})
    if (isRefusal(profile)) return profile
    const currency = changes.currency ?? before.currency
    if (currency !== before.currency && before.currencyFixed) return CURRENCY_FIXED(before.currency)
    const seller = changes.seller ?? before.seller
    const asked = {
      name: changes.name ?? before.name,
      timeZone: changes.timeZone ?? before.timeZone,
      currency,
      seller,
      profile,
      portal: switched(before.portal, changes.portal ?? {}),
    }
    const changed = differences(flat(before), flat(asked))
    if (!changed) return before
    const at = new Date(world.now()).toISOString()
    const after = { ...before, ...asked, version: before.version + 1, changedAt: at, changedBy: actor.name }
    await recordOrganizationVersion(tx, orgId, after)
    const chain = new Chain(orgId, books.chainHead, world.mark ?? NO_MARK)
    const { version } = after
    chain.take({
      entries: [],
      revisions: [],
      documents: [],
      customers: [],
      versions: [{ version, profile, seller }],
    })
    await chain.close(tx, at)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'organization',
      subjectId: orgId,
      verb: 'edit',
      sentence: `The settings of the organization were changed: version ${version}.`,
      reason,
      ...changed,
    })
    if (after.portal.invoices !== before.portal.invoices) tx.afterCommit(() => announcePortal(world, orgId))
    return after
  })
}

const switched = (
  before: PortalSwitches,
  { invoices, pdf, payment }: NonNullable<OrganizationChanges['portal']>,
): PortalSwitches => ({
  invoices: invoices ?? before.invoices,
  pdf: pdf ?? before.pdf,
  payment: payment ?? before.payment,
})

/** Each part by a name of its own, so that the audit trail shows what changed and not everything around it. */
const flat = ({
  seller,
  profile,
  portal,
  name,
  timeZone,
  currency,
}: Pick<OrganizationSettings, 'name' | 'timeZone' | 'currency' | 'seller' | 'profile' | 'portal'>) => ({
  name,
  timeZone,
  currency,
  'seller.name': seller.name,
  'seller.address': seller.address,
  'seller.taxId': seller.taxId,
  'seller.email': seller.email,
  'profile.reactions': profile.reactions,
  'profile.worksPerInvoice': profile.worksPerInvoice,
  'profile.terms': profile.terms,
  'profile.taxRounding': profile.taxRounding,
  'profile.pricesIncludeTax': profile.pricesIncludeTax,
  'profile.defaultTax': profile.defaultTax,
  'portal.invoices': portal.invoices,
  'portal.pdf': portal.pdf,
  'portal.payment': portal.payment,
})

const CURRENCY_FIXED = (currency: string): Refusal =>
  refuse('currency_fixed', 12, `Something is booked or drafted already: the currency stays ${currency}.`, {
    pointer: '/currency',
    remedy: 'Documents can be in any currency; open another organization for books kept in another one.',
  })
