import * as doors from '../contract/doors/corrections.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { creditableOf } from '../domain/invoice/creditable.ts'
import { refuse } from '../kernel/refusal.ts'
import { adjustInvoice } from '../operations/adjust-invoice.ts'
import { correctInvoice } from '../operations/correct-invoice.ts'
import { creditInvoice } from '../operations/credit-invoice.ts'
import type { Outcome } from '../operations/outcome.ts'
import type { World } from '../operations/world.ts'
import { adjustmentOf, correctionOf, creditOf, presentCreditable } from '../present/crediting.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { findCorrections } from '../store/facts/find-corrections.ts'
import { findInvoices } from '../store/facts/find-invoices.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { invoiceAfter } from './invoice-view.ts'

/** What corrects a final document: credit notes, a fresh draft, a supplement (rules 16, 25). */
export function correctionDoors(app: App): void {
  /** The document that came of it; 200 where that is the one it was asked of. */
  const answer = async (world: World, caller: Caller, asked: string, outcome: Outcome) => {
    if (outcome.outcome === 'refused') return outcome.refusal
    const id = outcome.subject.invoiceIds![0]!
    const view = await invoiceAfter(world, caller, id)
    return id === asked ? view : new Made(view, `/v1/invoices/${id}`)
  }

  door(app, doors.readCreditable, ({ params: { id }, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const [invoice] = await findInvoices(tx, orgId, [id])
      if (!invoice) return NO_SUCH.invoice
      const found = (await findCorrections(tx, orgId, [invoice])).get(id)!
      if (invoice.stage !== 'posted' || invoice.kind === 'credit_note')
        return refuse('not_allowed_now', 25, 'Only a final invoice or supplement is credited.')
      return presentCreditable(invoice, found.lines, creditableOf(invoice, found.lines, found.notes))
    }),
  )

  door(app, doors.creditInvoice, async ({ params: { id }, body, caller, world }) => {
    const input = { invoiceId: id, ...creditOf(body) }
    return answer(world, caller, id, await creditInvoice(world, caller.orgId, caller.actor, input))
  })

  door(app, doors.correctInvoice, async ({ params: { id }, body, caller, world }) => {
    const input = { invoiceId: id, ...correctionOf(body) }
    return answer(world, caller, id, await correctInvoice(world, caller.orgId, caller.actor, input))
  })

  door(app, doors.adjustInvoice, async ({ params: { id }, body, caller, world }) => {
    const input = { invoiceId: id, ...adjustmentOf(body) }
    return answer(world, caller, id, await adjustInvoice(world, caller.orgId, caller.actor, input))
  })
}
