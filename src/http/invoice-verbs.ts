import { Invoice } from '../contract/invoice.ts'
import { Reason } from '../contract/invoice-request.ts'
import { Id } from '../contract/scalars.ts'
import { z } from '../contract/z.ts'
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
import { NO_SUCH } from './missing.ts'
import { invoiceAfter } from './invoice-view.ts'

type Operation = (
  world: World,
  orgId: string,
  actor: Actor,
  input: { invoiceId: string; reason?: string | null },
) => Promise<Outcome>

interface Verb {
  readonly method: 'post' | 'delete'
  readonly noun: string
  readonly summary: string
  readonly description: string
  readonly operation: Operation
}

const VERBS: readonly Verb[] = [
  {
    method: 'post',
    noun: 'confirmation',
    summary: 'Confirm an invoice',
    description:
      'Makes a draft final where the business confirms its documents, and every credit note: it is numbered and its revenue is in the books.',
    operation: confirmInvoice,
  },
  {
    method: 'post',
    noun: 'sending',
    summary: 'Mark an invoice as sent',
    description: 'For paper that went out: nothing is mailed. Makes a draft final where sending does.',
    operation: markInvoiceSent,
  },
  {
    method: 'post',
    noun: 'publication',
    summary: 'Publish an invoice',
    description: 'Shows it to the client. Makes a draft final where publishing does.',
    operation: publishInvoice,
  },
  {
    method: 'post',
    noun: 'archiving',
    summary: 'Archive an invoice',
    description: 'Hides it from the active view.',
    operation: archiveInvoice,
  },
  {
    method: 'delete',
    noun: 'archiving',
    summary: 'Unarchive an invoice',
    description: 'Brings it back into the active view.',
    operation: unarchiveInvoice,
  },
  {
    method: 'post',
    noun: 'voiding',
    summary: 'Void an invoice',
    description:
      'Takes back a document on which nothing was settled. It keeps its number; what it posted is reversed; its work may be billed again.',
    operation: voidInvoice,
  },
  {
    method: 'post',
    noun: 'cancellation',
    summary: 'Cancel an invoice',
    description: 'Ends a final document on which nothing was settled, with reversal.',
    operation: cancelInvoice,
  },
]

/** Moving a document on: each verb answers the document as it is after, or 409 with what is possible instead. */
export function invoiceVerbDoors(app: App, world: World): void {
  for (const { method, noun, summary, description, operation } of VERBS) {
    const shape = {
      method,
      path: `/v1/invoices/{id}/${noun}`,
      tag: 'Invoices',
      summary,
      description,
    } as const
    const params = z.object({ id: Id })
    door(
      app,
      {
        ...shape,
        params,
        missing: NO_SUCH.invoice,
        answer: Invoice,
        problems: [409],
        ...(method === 'post' ? { body: Reason } : {}),
      },
      async ({ params: { id }, body, caller }) => {
        const input = { invoiceId: id, reason: (body as Reason | undefined)?.reason ?? null }
        const outcome = await operation(world, caller.orgId, caller.actor, input)
        return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, id)
      },
    )
  }
}
