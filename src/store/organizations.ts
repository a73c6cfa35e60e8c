import type { Account } from '../domain/ledger/account.ts'
import { portalAtFirst } from '../domain/portal/switches.ts'
import type { BillingProfile } from '../domain/profile/profile.ts'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'
import type { OrganizationSettings } from './reading/organizations.ts'
import { NUMBER_SERIES } from './writing/number-series.ts'
import { column, Table, Writes } from './writing/set-based.ts'

/** An organization as it is opened: an instant in `createdAt`. */
export interface OrganizationRow {
  readonly orgId: string
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly currency: string
  readonly profile: BillingProfile
  readonly seller: object
  readonly createdAt: string
}

const ACCOUNT = new Table('account', [
  column('code', 'text', (account: Account) => account.code),
  column('name', 'text', (account: Account) => account.name),
  column('type', 'text', (account: Account) => account.type),
  column('role', 'text', (account: Account) => account.role),
  column('active', 'boolean', (account: Account) => account.active),
])

/** Opens an organization with its first version, its chart and the series its profile numbers with. */
export async function insertOrganization(
  tx: Tx,
  { orgId, profile, seller, createdAt, slug, name, timeZone, currency }: OrganizationRow,
  chart: readonly Account[],
  actor: string,
): Promise<void> {
  const series = [profile.series, profile.creditSeries].map((one) => ({ ...one, next: 1n, year: null }))
  const writes = new Writes(tx, orgId)
  writes.insert(ACCOUNT, chart)
  writes.insert(NUMBER_SERIES, series)
  await Promise.all([
    tx.run(
      q.insertInto('organization').values({
        org_id: orgId,
        slug,
        name,
        time_zone: timeZone,
        currency,
        portal: JSON.stringify(portalAtFirst(profile.code)),
        created_at: createdAt,
      }),
    ),
    tx.run(
      q.insertInto('organization_version').values({
        org_id: orgId,
        version: 1,
        profile: JSON.stringify(profile),
        seller: JSON.stringify(seller),
        created_at: createdAt,
        created_by: actor,
      }),
    ),
    ...writes.send(),
  ])
}

/** Adds a version and makes it the organization's newest. */
export async function recordOrganizationVersion(
  tx: Tx,
  orgId: string,
  { version, profile, seller, portal, changedAt, changedBy, name, timeZone, currency }: OrganizationSettings,
): Promise<void> {
  await Promise.all([
    tx.run(
      q.insertInto('organization_version').values({
        org_id: orgId,
        version,
        profile: JSON.stringify(profile),
        seller: JSON.stringify(seller),
        created_at: changedAt,
        created_by: changedBy,
      }),
    ),
    tx.run(
      q
        .updateTable('organization')
        .set({ version, name, time_zone: timeZone, currency, portal: JSON.stringify(portal) })
        .where('org_id', '=', orgId),
    ),
  ])
}
