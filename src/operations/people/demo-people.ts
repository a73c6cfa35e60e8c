import { assert } from '../../kernel/assert.ts'
import type { Role } from '../../domain/status/role.ts'
import { acrossOrganizations, inOrganization, readAcross } from '../../store/engine/transaction.ts'
import { addKeeper } from '../../store/keepers.ts'
import { addMember } from '../../store/memberships.ts'
import { listOrganizations } from '../../store/reading/organizations.ts'
import type { World } from '../world.ts'
import type { People, SignedIn, Whence } from './ports.ts'

/** Whom one can be in a demo: one person for each role. */
const DEMO_NAMES: Readonly<Record<Role, string>> = {
  owner: 'Olivia Hale',
  administrator: 'Adam Lindgren',
  billing_specialist: 'Bea Marchetti',
  accountant: 'Noor Haddad',
  dispatcher: 'Sam Okafor',
  viewer: 'Vera Novak',
}

/**
 * Signs in the demo's person of a role, who works in every organization there is. They are made when they are first
 * asked for.
 */
export async function enterDemo(
  { world, people }: { readonly world: World; readonly people: People },
  role: Role,
  whence: Whence,
): Promise<SignedIn> {
  const password = people.demoPassword
  const email = `${role.replaceAll('_', '-')}@demo.example`
  const entered = await people.signIn({ email, password }, whence)
  if (typeof entered === 'object') return entered
  const made = await people.create({ name: DEMO_NAMES[role], email, password }, whence)
  // Of two who ask at once, the second finds the person made.
  const signedIn = made === 'taken' ? await people.signIn({ email, password }, whence) : made
  assert(typeof signedIn === 'object', "the demo's person cannot sign in")
  const personId = signedIn.person.id
  const joinedAt = new Date(world.now()).toISOString()
  if (role === 'owner') await acrossOrganizations(world.db, (tx) => addKeeper(tx, personId, joinedAt))
  const all = await readAcross(world.db, (tx) => listOrganizations(tx))
  await Promise.all(
    all.map(({ orgId }) =>
      inOrganization(world.db, orgId, (tx) => addMember(tx, orgId, { personId, role, joinedAt })),
    ),
  )
  return signedIn
}
