import type { InvoiceMail, Reason } from '../contract/invoice-request.ts'
import type { Door } from '../contract/doors/door.ts'
import * as doors from '../contract/doors/invoice-verbs.ts'
import { archiveInvoice } from '../operations/archive-invoice.ts'
import type { Also } from '../operations/asked.ts'
import { cancelInvoice } from '../operations/cancel-invoice.ts'
import { confirmInvoice } from '../operations/confirm-invoice.ts'
import { mailPublished, mailSent } from '../operations/mail/mail-invoice.ts'
import type { Post } from '../operations/mail/ports.ts'
import { markInvoiceSent } from '../operations/mark-invoice-sent.ts'
import type { Outcome } from '../operations/outcome.ts'
import { publishInvoice } from '../operations/publish-invoice.ts'
import { unarchiveInvoice } from '../operations/unarchive-invoice.ts'
import { voidInvoice } from '../operations/void-invoice.ts'
import type { StageChange } from '../operations/change-stage.ts'
import type { Actor, World } from '../operations/world.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { invoiceAfter } from './invoice-view.ts'
import type { MailOffice } from './mails.ts'

type Telling = (
  post: Post,
  caller: Caller,
  id: string,
  mail: InvoiceMail | null | undefined,
) => Also | null | undefined

type Operation = (world: World, orgId: string, actor: Actor, input: StageChange) => Promise<Outcome>

const VERBS = [
  [doors.confirmInvoice, confirmInvoice],
  [doors.archiveInvoice, archiveInvoice],
  [doors.unarchiveInvoice, unarchiveInvoice],
  [doors.voidInvoice, voidInvoice],
  [doors.cancelInvoice, cancelInvoice],
] as const satisfies readonly (readonly [Door, Operation])[]

/** Sending and publishing may be told by mail, with the act. */
const TOLD = [
  [
    doors.markInvoiceSent,
    markInvoiceSent,
    (post, { orgId, actor }, id, mail) => mail && mailSent(post, orgId, actor, id, mail),
  ],
  [
    doors.publishInvoice,
    publishInvoice,
    // Only who says `null` tells nobody.
    (post, { orgId, actor }, id, mail) =>
      mail === null ? undefined : mailPublished(post, orgId, actor, id, mail),
  ],
] as const satisfies readonly (readonly [Door, Operation, Telling])[]

/** Moving a document on: each verb answers the document as it is after, or 409 with what is possible instead. */
export function invoiceVerbDoors(app: App, { publicUrl }: MailOffice): void {
  for (const [verb, operation] of VERBS) {
    door(app, verb, async ({ params: { id }, body, caller, world }) => {
      const { reason = null } = (body as Reason | undefined) ?? {}
      const outcome = await operation(world, caller.orgId, caller.actor, { invoiceId: id, reason })
      return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, id)
    })
  }
  for (const [verb, operation, telling] of TOLD) {
    door(app, verb, async ({ params: { id }, body: { reason, mail }, caller, world, c }) => {
      const post = { world, sealer: c.var.sealer, publicUrl: publicUrl() }
      const also = telling(post, caller, id, mail) ?? undefined
      const outcome = await operation(world, caller.orgId, caller.actor, { invoiceId: id, reason, also })
      return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, id)
    })
  }
}
