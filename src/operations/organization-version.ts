import { say } from '../domain/sentence/say.ts'
import { Chain, NO_MARK } from '../store/chain/chain.ts'
import type { Tx } from '../store/engine/transaction.ts'
import type { Books } from '../store/facts/open-books.ts'
import { recordOrganizationVersion } from '../store/organizations.ts'
import type { OrganizationSettings } from '../store/reading/organizations.ts'
import { differences } from './differences.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

type Asked = Pick<
  OrganizationSettings,
  'name' | 'timeZone' | 'currency' | 'seller' | 'logo' | 'profile' | 'portal'
>

/**
 * Makes the next version of an organization, chained and in the audit trail; none where what is asked is so already.
 * `what` was changed, as the trail says it.
 */
export async function makeOrganizationVersion(
  world: World,
  tx: Tx,
  { orgId, actor, books }: { readonly orgId: string; readonly actor: Actor; readonly books: Books },
  { before, asked }: { readonly before: OrganizationSettings; readonly asked: Asked },
  what: 'settings_changed' | 'logo_changed' | 'logo_removed',
  reason: string | null = null,
): Promise<OrganizationSettings> {
  const changed = differences(flat(before), flat(asked))
  if (!changed) return before
  const at = new Date(world.now()).toISOString()
  const after = { ...before, ...asked, version: before.version + 1, changedAt: at, changedBy: actor.name }
  await recordOrganizationVersion(tx, orgId, after)
  const chain = new Chain(orgId, books.chainHead, world.mark ?? NO_MARK)
  const { version, profile, seller } = after
  chain.take({ versions: [{ version, profile, seller }] })
  await chain.close(tx, at)
  await noteAct(world, tx, orgId, actor, {
    subjectType: 'organization',
    subjectId: orgId,
    verb: 'edit',
    said: say(what, { version }),
    reason,
    ...changed,
  })
  return after
}

/** Each part by a name of its own, so that the audit trail shows what changed and not everything around it. */
const flat = ({ seller, profile, portal, name, timeZone, currency }: Asked) => ({
  name,
  timeZone,
  currency,
  'seller.name': seller.name,
  'seller.address': seller.address,
  'seller.taxId': seller.taxId,
  'seller.email': seller.email,
  'seller.payTo': seller.payTo,
  'seller.logo': seller.logo,
  'profile.reactions': profile.reactions,
  'profile.worksPerInvoice': profile.worksPerInvoice,
  'profile.terms': profile.terms,
  'profile.taxRounding': profile.taxRounding,
  'profile.pricesIncludeTax': profile.pricesIncludeTax,
  'profile.defaultTax': profile.defaultTax,
  'profile.creditUse': profile.creditUse,
  'profile.tolerance': profile.tolerance,
  'profile.clearingMethods': profile.clearingMethods,
  'profile.instalmentOffers': profile.instalmentOffers,
  'profile.revenueAccounts': profile.revenueAccounts,
  'portal.invoices': portal.invoices,
  'portal.pdf': portal.pdf,
  'portal.payment': portal.payment,
})
