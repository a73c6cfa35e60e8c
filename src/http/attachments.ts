import * as doors from '../contract/doors/attachments.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { attachFile, readAttachment, withdrawAttachment } from '../operations/attachments.ts'
import { presentAttachment } from '../present/attachment.ts'
import { Made } from './answer.ts'
import { describeDoor } from './describe-door.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { refused } from './problem.ts'

/** A file of others is kept, never shown: should it be opened in place all the same, it can do nothing. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

/** What is attached to entries by hand. */
export function attachmentDoors(app: App): void {
  door(app, doors.attachFile, async ({ params, query, body, caller: { orgId, actor }, world }) => {
    const place = { orgId, manualId: params.id }
    const attached = await attachFile(world, place, actor, { name: query.name, bytes: body })
    if (isRefusal(attached)) return attached
    const view = presentAttachment(attached.attachment)
    return attached.isNew ? new Made(view, `/v1/manual-entries/${params.id}/attachments/${view.id}`) : view
  })

  door(app, doors.withdrawAttachment, async ({ params, body, caller: { orgId, actor }, world }) => {
    const place = { orgId, manualId: params.id, id: params.attachmentId }
    const withdrawn = await withdrawAttachment(world, place, actor, body.reason)
    return isRefusal(withdrawn) ? withdrawn : presentAttachment(withdrawn)
  })

  const { path, params, missing } = doors.readAttachment
  describeDoor(app, doors.readAttachment)
  app.get(path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
    const asked = params.safeParse(c.req.param())
    if (!asked.success) return refused(c, missing)
    const { orgId, actor } = c.var.caller
    const place = { orgId, manualId: asked.data.id, id: asked.data.attachmentId }
    const read = await readAttachment(c.var.world, place, actor)
    if (isRefusal(read)) return refused(c, read)
    const { attachment, bytes } = read
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': attachment.mediaType,
      'content-disposition': dispositionOf(attachment.name),
      ...HEADERS,
    })
  })
}

/** Told twice (RFC 6266): for whoever reads no more than ASCII, and as it is. */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
