import { createHash } from 'node:crypto'
import { recognisePicture } from '../domain/picture/recognise.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { keepPicture, type Logo } from '../store/pictures.ts'
import { type OrganizationSettings, organizationSettings } from '../store/reading/organizations.ts'
import { makeOrganizationVersion } from './organization-version.ts'
import { refuseUnlessVersion } from './stale.ts'
import type { Actor, World } from './world.ts'

/**
 * Gives the seller another logo, or with null none, by a new version: final documents keep the one they show (rule 16).
 * Refused: forbidden, stale_version, picture_kind_unknown, picture_damaged, picture_too_wide.
 */
export async function changeLogo(
  world: World,
  orgId: string,
  actor: Actor,
  bytes: Uint8Array | null,
): Promise<OrganizationSettings | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('change the logo of the organization')
  const picture = bytes && pictureOf(bytes)
  if (isRefusal(picture)) return picture
  return inOrganization(world.db, orgId, async (tx) => {
    const books = await openBooks(tx, orgId)
    const before = (await organizationSettings(tx, orgId))!
    const stale = refuseUnlessVersion(world, 'organization', before.version)
    if (stale) return stale
    const createdAt = new Date(world.now()).toISOString()
    if (picture) await keepPicture(tx, orgId, { ...picture, createdAt })
    const logo = picture && logoOf(orgId, picture)
    const asked = { ...before, seller: { ...before.seller, logo: logo?.hash ?? null }, logo }
    const what = logo ? 'logo_changed' : 'logo_removed'
    return makeOrganizationVersion(world, tx, { orgId, actor, books }, { before, asked }, what)
  })
}

const logoOf = (orgId: string, { hash, width, height }: Omit<Logo, 'orgId'>): Logo => ({
  orgId,
  hash,
  width,
  height,
})

function pictureOf(bytes: Uint8Array) {
  const recognised = recognisePicture(bytes)
  if (isRefusal(recognised)) return recognised
  return { ...recognised, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}
