import type { ReasonAndMail } from '../contract/invoice-request.ts'
import type { Door } from '../contract/doors/door.ts'
import * as doors from '../contract/doors/invoice-verbs.ts'
import { archiveInvoice } from '../operations/archive-invoice.ts'
import { cancelInvoice } from '../operations/cancel-invoice.ts'
import { confirmInvoice } from '../operations/confirm-invoice.ts'
import { mailInvoice } from '../operations/mail/mail-invoice.ts'
import { markInvoiceSent } from '../operations/mark-invoice-sent.ts'
import type { Outcome } from '../operations/outcome.ts'
import { publishInvoice } from '../operations/publish-invoice.ts'
import { unarchiveInvoice } from '../operations/unarchive-invoice.ts'
import { voidInvoice } from '../operations/void-invoice.ts'
import type { StageChange } from '../operations/change-stage.ts'
import type { Actor, World } from '../operations/world.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { invoiceAfter } from './invoice-view.ts'
import type { MailOffice } from './mails.ts'

type Operation = (world: World, orgId: string, actor: Actor, input: StageChange) => Promise<Outcome>

const VERBS = [
  [doors.confirmInvoice, confirmInvoice, null],
  [doors.markInvoiceSent, markInvoiceSent, 'invoice_sent'],
  [doors.publishInvoice, publishInvoice, 'invoice_published'],
  [doors.archiveInvoice, archiveInvoice, null],
  [doors.unarchiveInvoice, unarchiveInvoice, null],
  [doors.voidInvoice, voidInvoice, null],
  [doors.cancelInvoice, cancelInvoice, null],
] as const satisfies readonly (readonly [Door, Operation, unknown])[]

/** Moving a document on: each verb answers the document as it is after, or 409 with what is possible instead. */
export function invoiceVerbDoors(app: App, { publicUrl }: MailOffice): void {
  for (const [verb, operation, kind] of VERBS) {
    door(app, verb, async ({ params: { id }, body, caller, world, c }) => {
      const { orgId, actor } = caller
      const { reason = null, mail } = (body as ReasonAndMail | undefined) ?? {}
      const post = { world, sealer: c.var.sealer, publicUrl: publicUrl() }
      const also = kind && mail ? mailInvoice(post, orgId, actor, kind, id, mail) : undefined
      const outcome = await operation(world, orgId, actor, { invoiceId: id, reason, also })
      return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, id)
    })
  }
}
