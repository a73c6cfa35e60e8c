import * as doors from '../contract/doors/organization-settings.ts'
import type { z } from '../contract/z.ts'
import { inJurisdiction } from '../domain/invoice/tax-terms.ts'
import { may } from '../domain/status/role.ts'
import { assert } from '../kernel/assert.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { changeOrganization, type OrganizationChanges } from '../operations/change-organization.ts'
import { presentOrganizationSettings } from '../present/organization-settings.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { organizationSettings } from '../store/reading/organizations.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Who keeps the books, and how they bill. */
export function organizationSettingsDoors(app: App): void {
  door(app, doors.readOrganizationSettings, async ({ caller: { orgId, actor }, world }) => {
    const settings = await readOrganization(world.db, orgId, (tx) => organizationSettings(tx, orgId))
    assert(settings, `a credential names organization ${orgId}, which is not there`)
    return presentOrganizationSettings(settings, may(actor.role, 'manage'))
  })

  door(app, doors.changeOrganization, async ({ body, caller: { orgId, actor }, world }) => {
    const changed = await changeOrganization(world, orgId, actor, changesOf(body))
    return isRefusal(changed) ? changed : presentOrganizationSettings(changed, true)
  })
}

/** A tax rate is kept as text, however it was sent, and so is what is tolerated. */
function changesOf({
  profile,
  ...rest
}: z.output<typeof doors.changeOrganization.body>): OrganizationChanges {
  if (!profile) return rest
  const { defaultTax, tolerance, instalmentOffers, ...others } = profile
  return {
    ...rest,
    profile: {
      ...others,
      ...(defaultTax && {
        defaultTax: {
          category: defaultTax.category,
          rate: String(defaultTax.rate),
          ...inJurisdiction(defaultTax.jurisdiction),
        },
      }),
      ...(tolerance && { tolerance: byCurrency(tolerance) }),
      ...(instalmentOffers && {
        instalmentOffers: instalmentOffers.map(({ least, ...offer }) => ({
          ...offer,
          least: byCurrency(least),
        })),
      }),
    },
  }
}

const byCurrency = (
  amounts: readonly { readonly currency: string; readonly amount: unknown }[],
): Record<string, string> =>
  Object.fromEntries(amounts.map(({ currency, amount }) => [currency, String(amount)]))
