import { isCurrency } from '../kernel/currency.ts'
import { isTimeZone } from '../kernel/zone.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { DEFAULT_CHART } from '../domain/ledger/chart.ts'
import { PROFILES } from '../domain/profile/profiles.ts'
import type { Address } from '../domain/work/event.ts'
import { isUniqueViolation } from '../store/engine/errors.ts'
import { Chain, NO_MARK, NOTHING_CHAINED } from '../store/chain/chain.ts'
import { EMPTY_CHAIN } from '../store/chain/link.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { addKeepers } from '../store/memberships.ts'
import { insertOrganization } from '../store/organizations.ts'
import type { Actor, World } from './world.ts'

/** Who keeps books, and how they bill. `profile` is the code of the profile they start from. */
export interface NewOrganization {
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly currency: string
  readonly profile: string
  readonly seller: {
    readonly name: string
    readonly address?: Address | undefined
    readonly taxId?: string | undefined
    readonly email?: string | undefined
  }
}

/**
 * Opens the books of an organization: its profile and seller block, its chart of accounts, its number series. The keepers
 * of the installation are its first owners.
 */
export async function createOrganization(
  world: World,
  actor: Actor,
  input: NewOrganization,
): Promise<{ readonly orgId: string } | Refusal> {
  const profile = PROFILES.get(input.profile)
  if (!profile)
    return refusedField('profile', input.profile, `Choose one of ${[...PROFILES.keys()].join(', ')}.`)
  if (!isCurrency(input.currency))
    return refusedField('currency', input.currency, 'Use an ISO 4217 code such as EUR.')
  if (!isTimeZone(input.timeZone))
    return refusedField('timeZone', input.timeZone, 'Use a name such as Europe/Berlin.')
  if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(input.slug)) {
    return refusedField('slug', input.slug, 'Use 2 to 63 small letters, digits and dashes.')
  }
  const orgId = world.newId()
  const organization = { ...input, orgId, profile, createdAt: new Date(world.now()).toISOString() }
  try {
    await inOrganization(world.db, orgId, async (tx) => {
      await insertOrganization(tx, organization, DEFAULT_CHART, actor.name)
      await addKeepers(tx, orgId, organization.createdAt)
      const { profile, seller, createdAt } = organization
      const chain = new Chain(orgId, EMPTY_CHAIN, world.mark ?? NO_MARK)
      chain.take({ ...NOTHING_CHAINED, versions: [{ version: 1, profile, seller }] })
      await chain.close(tx, createdAt)
    })
  } catch (failed) {
    if (!isUniqueViolation(failed, 'organization_slug_key')) throw failed
    return refusedField('slug', input.slug, 'Another organization has this short name; choose another one.')
  }
  return { orgId }
}

const refusedField = (field: string, given: string, remedy: string): Refusal =>
  refuse('organization_unusable', null, `An organization cannot have this ${field}.`, {
    pointer: `/${field}`,
    values: { given },
    remedy,
  })
