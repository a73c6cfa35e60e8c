import { type RawBuilder, sql } from 'kysely'
import type { PayTo } from '../../domain/organization/pay-to.ts'
import type { PortalSwitches } from '../../domain/portal/switches.ts'
import type { BillingProfile } from '../../domain/profile/profile.ts'
import type { Address } from '../../domain/work/event.ts'
import type { Tx } from '../engine/transaction.ts'
import { LOGO, type Logo } from '../pictures.ts'

/** An organization with the profile its new documents freeze. */
export interface ReadOrganization {
  readonly orgId: string
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly currency: string
  readonly profile: BillingProfile
}

/** An organization without its profile: all that can be seen from outside of it. */
export type KnownOrganization = Omit<ReadOrganization, 'profile'>

const KNOWN = sql`org_id as "orgId", slug, name, time_zone as "timeZone", currency`

/** Every organization of the installation, by name. */
export function listOrganizations(tx: Tx): Promise<KnownOrganization[]> {
  return tx.all(sql<KnownOrganization>`select ${KNOWN} from organization order by lower(name), org_id`)
}

export async function organizationBySlug(tx: Tx, slug: string): Promise<KnownOrganization | null> {
  return (
    (await tx.first(sql<KnownOrganization>`select ${KNOWN} from organization where slug = ${slug}`)) ?? null
  )
}

/** An organization read within its own transaction. */
export async function organizationById(tx: Tx, orgId: string): Promise<ReadOrganization | null> {
  const query: RawBuilder<ReadOrganization> = sql`
    select o.org_id as "orgId", o.slug, o.name, o.time_zone as "timeZone", o.currency, v.profile
    from organization o join organization_version v on v.org_id = o.org_id and v.version = o.version
    where o.org_id = ${orgId}`
  return (await tx.first(query)) ?? null
}

/** Everything of an organization that its people set, as of its newest version. */
export interface OrganizationSettings extends ReadOrganization {
  readonly version: number
  /** Whether its currency can no longer change: it has documents or entries. */
  readonly currencyFixed: boolean
  readonly seller: {
    readonly name: string
    readonly address?: Address | null | undefined
    readonly taxId?: string | null | undefined
    readonly email?: string | null | undefined
    readonly payTo?: PayTo | undefined
    /** The hex SHA-256 of its picture. */
    readonly logo?: string | null | undefined
  }
  readonly logo: Logo | null
  readonly portal: PortalSwitches
  readonly changedAt: string
  readonly changedBy: string
}

/** Who sends the organization's papers, as known at an instant; now where none is named, or where it began later. */
export async function sellerKnownAt(
  tx: Tx,
  orgId: string,
  knownAt: string | undefined,
): Promise<Pick<OrganizationSettings, 'seller' | 'logo'> | null> {
  const query: RawBuilder<Pick<OrganizationSettings, 'seller' | 'logo'>> = sql`
    select v.seller, ${LOGO} as logo
    from organization_version v left join picture p on p.org_id = v.org_id and p.hash = v.logo
    where v.org_id = ${orgId}
    order by v.created_at <= coalesce(${knownAt ?? null}::timestamptz, 'infinity') desc, v.version desc limit 1`
  return (await tx.first(query)) ?? null
}

export async function organizationSettings(tx: Tx, orgId: string): Promise<OrganizationSettings | null> {
  const query: RawBuilder<OrganizationSettings> = sql`
    select o.org_id as "orgId", o.slug, o.name, o.time_zone as "timeZone", o.currency, v.profile, v.seller, o.portal, v.version,
      v.created_at as "changedAt", v.created_by as "changedBy",
      exists (select from invoice where org_id = ${orgId}) or exists (select from journal_entry where org_id = ${orgId})
        as "currencyFixed", ${LOGO} as logo
    from organization o join organization_version v on v.org_id = o.org_id and v.version = o.version
    left join picture p on p.org_id = v.org_id and p.hash = v.logo
    where o.org_id = ${orgId}`
  return (await tx.first(query)) ?? null
}
