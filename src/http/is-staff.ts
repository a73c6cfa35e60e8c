import type { Context } from 'hono'
import type { People } from '../operations/people/ports.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { roleOf } from '../store/memberships.ts'
import type { Env } from './env.ts'
import { hasOperatorCookie, type OperatorEntry } from './operator-cookie.ts'
import { shownSession } from './session-cookie.ts'

/** Whoever works for the organization, or carries a credential of this installation: what they look at is not seen by a customer. */
export async function isStaff(
  c: Context<Env>,
  orgId: string,
  operator: OperatorEntry,
  people: People,
): Promise<boolean> {
  if (c.req.header('authorization') !== undefined || hasOperatorCookie(c, operator)) return true
  const session = shownSession(c)
  const signedIn = session === undefined ? null : await people.who(session)
  if (!signedIn) return false
  const role = await readOrganization(c.var.world.db, orgId, (tx) => roleOf(tx, orgId, signedIn.person.id))
  return role !== null
}
