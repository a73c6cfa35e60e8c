import * as doors from '../contract/doors/invoice-trail.ts'
import { presentHistoryLine } from '../present/history.ts'
import { presentEntry } from '../present/journal.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { readHistory } from '../store/reading/history.ts'
import { readInvoice } from '../store/reading/invoice.ts'
import { entriesOfDocument } from '../store/reading/journal.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'

/** So much of a document's history is shown at once. */
export const MOST_LINES = 500

/** What the books and the audit trail say about one document. */
export function invoiceTrailDoors(app: App): void {
  door(app, doors.listInvoiceEntries, ({ params: { id }, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      if (!(await readInvoice(tx, orgId, id))) return NO_SUCH.invoice
      return { items: (await entriesOfDocument(tx, orgId, id)).map(presentEntry) }
    }),
  )
  door(app, doors.readInvoiceHistory, ({ params: { id }, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      if (!(await readInvoice(tx, orgId, id))) return NO_SUCH.invoice
      return { items: (await readHistory(tx, orgId, id, { limit: MOST_LINES })).map(presentHistoryLine) }
    }),
  )
}
