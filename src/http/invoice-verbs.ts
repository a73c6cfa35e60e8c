import type { Reason } from '../contract/invoice-request.ts'
import type { Door } from '../contract/doors/door.ts'
import * as doors from '../contract/doors/invoice-verbs.ts'
import { archiveInvoice } from '../operations/archive-invoice.ts'
import { cancelInvoice } from '../operations/cancel-invoice.ts'
import { confirmInvoice } from '../operations/confirm-invoice.ts'
import { markInvoiceSent } from '../operations/mark-invoice-sent.ts'
import type { Outcome } from '../operations/outcome.ts'
import { publishInvoice } from '../operations/publish-invoice.ts'
import { unarchiveInvoice } from '../operations/unarchive-invoice.ts'
import { voidInvoice } from '../operations/void-invoice.ts'
import type { Actor, World } from '../operations/world.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { invoiceAfter } from './invoice-view.ts'

type Operation = (
  world: World,
  orgId: string,
  actor: Actor,
  input: { invoiceId: string; reason?: string | null },
) => Promise<Outcome>

const VERBS = [
  [doors.confirmInvoice, confirmInvoice],
  [doors.markInvoiceSent, markInvoiceSent],
  [doors.publishInvoice, publishInvoice],
  [doors.archiveInvoice, archiveInvoice],
  [doors.unarchiveInvoice, unarchiveInvoice],
  [doors.voidInvoice, voidInvoice],
  [doors.cancelInvoice, cancelInvoice],
] as const satisfies readonly (readonly [Door, Operation])[]

/** Moving a document on: each verb answers the document as it is after, or 409 with what is possible instead. */
export function invoiceVerbDoors(app: App): void {
  for (const [verb, operation] of VERBS) {
    door(app, verb, async ({ params: { id }, body, caller, world }) => {
      const outcome = await operation(world, caller.orgId, caller.actor, {
        invoiceId: id,
        reason: (body as Reason | undefined)?.reason ?? null,
      })
      return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, id)
    })
  }
}
