import type { Context } from 'hono'
import * as doors from '../contract/doors/document-links.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { openDocument, seeDocument } from '../operations/links/open-document.ts'
import type { People } from '../operations/people/ports.ts'
import { presentPublicInvoice } from '../present/public-invoice.ts'
import { roleOf } from '../store/memberships.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { door } from './door.ts'
import type { App, Env } from './env.ts'
import { isMachine } from './machines.ts'
import { hasOperatorCookie, type OperatorEntry } from './operator-cookie.ts'
import { shownSession } from './session-cookie.ts'

/** What a stranger with a document's link may do: read it, and say that it was seen (rules 18, 29). */
export function publicInvoiceDoors(app: App, operator: OperatorEntry, people: People): void {
  app.use('/v1/public/*', unlisted)

  door(app, doors.readPublicInvoice, async ({ params, world }) => {
    const opened = await openDocument(world, params.token)
    return opened ? presentPublicInvoice(opened.read, opened) : NO_SUCH.link
  })

  door(app, doors.seePublicInvoice, async ({ params, world, c }) => {
    const opened = await openDocument(world, params.token)
    if (!opened) return NO_SUCH.link
    if (isMachine(c.req.header('user-agent'))) return { counted: false }
    if (await isStaff(c, opened.orgId, operator, people)) return { counted: false }
    await seeDocument(world, opened)
    return { counted: true }
  })
}

/** Search engines leave it out. */
export async function unlisted(c: Context<Env>, next: () => Promise<void>): Promise<void> {
  await next()
  c.res.headers.set('x-robots-tag', 'noindex, nofollow, noarchive')
}

/** Whoever works for the organization, or carries a credential of this installation: what they look at is not seen by a customer. */
async function isStaff(
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
