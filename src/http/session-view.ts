import type { Session } from '../contract/organization.ts'
import type { Role } from '../domain/status/role.ts'
import type { SignedIn } from '../operations/people/ports.ts'
import type { World } from '../operations/world.ts'
import { presentOrganization } from '../present/organization.ts'
import { readAcross, readOrganization } from '../store/engine/transaction.ts'
import { membershipsOf } from '../store/memberships.ts'
import { listOrganizations, organizationById } from '../store/reading/organizations.ts'

type Own = Session['organizations'][number]

/** The organizations that a person works for, and as what. */
export async function organizationsOf(world: World, { person }: SignedIn): Promise<Own[]> {
  return whole(world, await readAcross(world.db, (tx) => membershipsOf(tx, person.id)))
}

/** Every organization of the installation, as its operator sees them. */
export async function everyOrganization(world: World): Promise<Own[]> {
  const all = await readAcross(world.db, (tx) => listOrganizations(tx))
  return whole(
    world,
    all.map(({ orgId }) => ({ orgId, role: 'owner' })),
  )
}

/** Who is there, as the interface is told. */
export const sessionView = async (world: World, signedIn: SignedIn, demo: boolean): Promise<Session> => ({
  person: signedIn.person,
  operator: false,
  demo,
  organizations: await organizationsOf(world, signedIn),
})

/** How each one bills is its own to read. */
async function whole(
  world: World,
  all: readonly { readonly orgId: string; readonly role: Role }[],
): Promise<Own[]> {
  const read = await Promise.all(
    all.map(async ({ orgId, role }) => ({
      role,
      organization: await readOrganization(world.db, orgId, (tx) => organizationById(tx, orgId)),
    })),
  )
  return read.flatMap(({ organization, role }) =>
    organization ? [{ ...presentOrganization(organization, world.now()), role }] : [],
  )
}
