import { History } from '../contract/history.ts'
import { JournalEntries } from '../contract/journal.ts'
import { Id } from '../contract/scalars.ts'
import { z } from '../contract/z.ts'
import type { World } from '../operations/world.ts'
import { presentHistoryLine } from '../present/history.ts'
import { presentEntry } from '../present/journal.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { readHistory } from '../store/reading/history.ts'
import { readInvoice } from '../store/reading/invoice.ts'
import { entriesOfDocument } from '../store/reading/journal.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from './missing.ts'

const MOST_LINES = 500

/** What the books and the audit trail say about one document. */
export function invoiceTrailDoors(app: App, world: World): void {
  const params = z.object({ id: Id })
  door(
    app,
    {
      method: 'get',
      path: '/v1/invoices/{id}/entries',
      tag: 'Invoices',
      summary: "Read an invoice's journal entries",
      description: 'Everything the journal holds about it, reversals too, in the order it was written.',
      params,
      missing: NO_SUCH.invoice,
      answer: JournalEntries,
    },
    ({ params: { id }, caller: { orgId } }) =>
      readOrganization(world.db, orgId, async (tx) => {
        if (!(await readInvoice(tx, orgId, id))) return NO_SUCH.invoice
        return { items: (await entriesOfDocument(tx, orgId, id)).map(presentEntry) }
      }),
  )
  door(
    app,
    {
      method: 'get',
      path: '/v1/invoices/{id}/history',
      tag: 'Invoices',
      summary: "Read an invoice's history",
      description:
        'Every change of it in plain sentences: who, when, what and why, with what it was before and after.',
      params,
      missing: NO_SUCH.invoice,
      answer: History,
    },
    ({ params: { id }, caller: { orgId } }) =>
      readOrganization(world.db, orgId, async (tx) => {
        if (!(await readInvoice(tx, orgId, id))) return NO_SUCH.invoice
        return { items: (await readHistory(tx, orgId, id, { limit: MOST_LINES })).map(presentHistoryLine) }
      }),
  )
}
