import { sql } from 'kysely'
import type { NumberSeries } from '../../domain/invoice/numbering.ts'
import type { AccountRole, AccountsByRole } from '../../domain/ledger/account.ts'
import type { Organization } from '../../domain/plan/facts.ts'
import type { BillingProfile } from '../../domain/profile/profile.ts'
import { assert } from '../../kernel/assert.ts'
import { chainHead } from '../chain/chain.ts'
import type { ChainEnd } from '../chain/link.ts'
import { q } from '../engine/query.ts'
import type { Tx } from '../engine/transaction.ts'

/** What every decision of a transaction needs: the organization, its counters, and the profiles of all its versions. */
export interface Books {
  readonly organization: Organization
  readonly series: readonly NumberSeries[]
  /** Where the chain over what is written ends. */
  readonly chainHead: ChainEnd
  profileOf(version: number): BillingProfile
}

interface OrganizationRow {
  readonly name: string
  readonly timeZone: string
  readonly currency: string
  readonly version: number
  readonly closedThrough: string | null
}

/**
 * Opens an organization's books for writing. Its row is locked first and until the transaction ends, so that one
 * transaction at a time writes in them, whichever process it runs in: what is read afterwards stands until it is
 * written. (Numbers come from one counter row in any case, so writers of one organization could never overlap.)
 */
export async function openBooks(tx: Tx, orgId: string): Promise<Books> {
  const [found, profiles, accounts, series, head] = await Promise.all([
    tx.first(sql<OrganizationRow>`
      select name, time_zone as "timeZone", currency, version, closed_through as "closedThrough"
      from organization where org_id = ${orgId} for no key update`),
    tx.all(sql<{ version: number; profile: BillingProfile }>`
      select version, profile from organization_version where org_id = ${orgId}`),
    tx.all(
      q
        .selectFrom('account')
        .select(['role', 'code'])
        .where('org_id', '=', orgId)
        .where('role', 'is not', null),
    ),
    tx.all(sql<NumberSeries>`
      select code, pattern, prefix, next, yearly_reset as "yearlyReset", year from number_series where org_id = ${orgId}`),
    chainHead(tx, orgId),
  ])
  assert(found, `there is no organization ${orgId}`)
  const byVersion = new Map(profiles.map(({ version, profile }) => [version, profile]))
  const profileOf = (version: number): BillingProfile => {
    const profile = byVersion.get(version)
    assert(profile, `organization ${orgId} has no version ${version}`)
    return profile
  }
  const organization = {
    id: orgId,
    ...found,
    profile: profileOf(found.version),
    accounts: accountsOf(accounts),
  }
  return { organization, series, chainHead: head, profileOf }
}

/** Each role has one account: every organization starts with them all, and none can be taken away. */
function accountsOf(
  rows: readonly { readonly role: string | null; readonly code: string }[],
): AccountsByRole {
  return Object.fromEntries(rows.map(({ role, code }) => [role as AccountRole, code])) as Record<
    AccountRole,
    string
  >
}
