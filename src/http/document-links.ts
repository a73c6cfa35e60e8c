import * as doors from '../contract/doors/document-links.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { changeLinkEnd, linkOf, revokeLink, shareDocument } from '../operations/links/share-document.ts'
import type { Post } from '../operations/mail/ports.ts'
import { type Asked, door } from './door.ts'
import type { App } from './env.ts'
import type { MailOffice } from './mails.ts'

/** Links by which documents are seen without a login: making, showing and revoking them. */
export function documentLinkDoors(app: App, { publicUrl }: MailOffice): void {
  const post = ({ world, c }: Pick<Asked<typeof doors.readDocumentLink>, 'world' | 'c'>): Post => ({
    world,
    sealer: c.var.sealer,
    publicUrl: publicUrl(),
  })

  door(app, doors.readDocumentLink, async ({ params: { id }, caller, ...asked }) => {
    const link = await linkOf(post(asked), caller.orgId, id)
    return isRefusal(link) ? link : { link }
  })

  door(app, doors.makeDocumentLink, async ({ params: { id }, body, caller, ...asked }) => {
    const link = await shareDocument(post(asked), caller.orgId, caller.actor, id, body.expiresAt ?? null)
    return isRefusal(link) ? link : { link }
  })

  door(app, doors.changeDocumentLink, async ({ params: { id }, body, caller, ...asked }) => {
    const link = await changeLinkEnd(post(asked), caller.orgId, caller.actor, id, body.expiresAt ?? null)
    return isRefusal(link) ? link : { link }
  })

  door(app, doors.revokeDocumentLink, async ({ params: { id }, caller, ...asked }) => {
    const link = await revokeLink(post(asked), caller.orgId, caller.actor, id)
    return isRefusal(link) ? link : { link }
  })
}
