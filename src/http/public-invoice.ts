import type { Context } from 'hono'
import * as doors from '../contract/doors/document-links.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { openDocument, seeDocument } from '../operations/links/open-document.ts'
import { presentPublicInvoice } from '../present/public-invoice.ts'
import { door } from './door.ts'
import type { App, Env } from './env.ts'
import { isMachine } from './machines.ts'
import { hasOperatorCookie, type OperatorEntry } from './operator-cookie.ts'

/** What a stranger with a document's link may do: read it, and say that it was seen (rules 18, 29). */
export function publicInvoiceDoors(app: App, operator: OperatorEntry): void {
  app.use('/v1/public/*', unlisted)

  door(app, doors.readPublicInvoice, async ({ params, world }) => {
    const opened = await openDocument(world, params.token)
    return opened ? presentPublicInvoice(opened.read, opened) : NO_SUCH.link
  })

  door(app, doors.seePublicInvoice, async ({ params, world, c }) => {
    const opened = await openDocument(world, params.token)
    if (!opened) return NO_SUCH.link
    if (isStaff(c, operator) || isMachine(c.req.header('user-agent'))) return { counted: false }
    await seeDocument(world, opened)
    return { counted: true }
  })
}

/** Search engines leave it out. */
export async function unlisted(c: Context<Env>, next: () => Promise<void>): Promise<void> {
  await next()
  c.res.headers.set('x-robots-tag', 'noindex, nofollow, noarchive')
}

/** Whoever carries a credential of this installation works here: what they look at is not seen by a customer. */
const isStaff = (c: Context<Env>, operator: OperatorEntry): boolean =>
  c.req.header('authorization') !== undefined || hasOperatorCookie(c, operator)
