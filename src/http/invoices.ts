import * as doors from '../contract/doors/invoices.ts'
import { draftInvoice } from '../operations/draft-invoice.ts'
import { editDraftInvoice } from '../operations/edit-draft.ts'
import { changesOf, draftOf } from '../present/invoice-request.ts'
import { presentCounts } from '../present/word.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { countInvoicesByWord } from '../store/reading/invoices.ts'
import { Made } from './answer.ts'
import { csvDoor } from './csv-door.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { readExpanded } from './invoice-expanded.ts'
import { readInvoicePage } from './invoice-list.ts'
import { invoiceAfter } from './invoice-view.ts'
import { placeOf } from './place.ts'

/** Finding, making and editing documents. */
export function invoiceDoors(app: App): void {
  door(app, doors.listInvoices, ({ query, caller, world }) => readInvoicePage(world, caller, query))

  csvDoor(app, doors.exportInvoices, doors.listInvoices, ({ query, caller, world }) =>
    readInvoicePage(world, caller, query),
  )

  door(app, doors.countInvoices, async ({ caller, world }) =>
    readOrganization(world.db, caller.orgId, async (tx) => {
      const place = await placeOf(tx, caller.orgId, world.now())
      return presentCounts(await countInvoicesByWord(tx, caller.orgId, place), place.vocabulary)
    }),
  )

  door(app, doors.makeInvoice, async ({ body, caller, world }) => {
    const outcome = await draftInvoice(world, caller.orgId, caller.actor, draftOf(body))
    if (outcome.outcome === 'refused') return outcome.refusal
    const id = outcome.subject.invoiceIds![0]!
    return new Made(await invoiceAfter(world, caller, id), `/v1/invoices/${id}`)
  })

  door(app, doors.readInvoice, ({ params, query, caller, world }) =>
    readExpanded(world, caller, params.id, query.expand),
  )

  door(app, doors.editInvoice, async ({ params, body, caller, world }) => {
    const edit = { invoiceId: params.id, changes: changesOf(body) }
    const outcome = await editDraftInvoice(world, caller.orgId, caller.actor, edit)
    return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, params.id)
  })
}
