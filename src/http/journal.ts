import * as doors from '../contract/doors/journal.ts'
import { presentEntry } from '../present/journal.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listEntries, readEntry } from '../store/reading/journal.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { refuseUnlessCustomer } from './of-customer.ts'

/** The journal. */
export function journalDoors(app: App): void {
  door(app, doors.listJournalEntries, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { cursor, limit, document: documentId, customer: customerId, ...filters } = query
      const unknown = await refuseUnlessCustomer(tx, orgId, query)
      if (unknown) return unknown
      const page = await listEntries(tx, orgId, { ...filters, documentId, customerId }, cursor, limit)
      return { items: page.rows.map(presentEntry), nextCursor: page.nextCursor }
    }),
  )

  door(app, doors.readJournalEntry, async ({ params, caller: { orgId }, world }) => {
    const entry = await readOrganization(world.db, orgId, (tx) => readEntry(tx, orgId, params.id))
    return entry ? presentEntry(entry) : NO_SUCH.entry
  })
}
