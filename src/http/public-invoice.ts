import type { Context } from 'hono'
import * as doors from '../contract/doors/document-links.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { openDocument, seeDocument } from '../operations/links/open-document.ts'
import type { People } from '../operations/people/ports.ts'
import { presentPublicInvoice } from '../present/public-invoice.ts'
import { door } from './door.ts'
import type { App, Env } from './env.ts'
import { isStaff } from './is-staff.ts'
import { isMachine } from './machines.ts'
import type { OperatorEntry } from './operator-cookie.ts'

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
