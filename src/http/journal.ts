import * as doors from '../contract/doors/journal.ts'
import { presentEntry } from '../present/journal.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listEntries, readEntry } from '../store/reading/journal.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'

/** The journal. */
export function journalDoors(app: App): void {
  door(
    app,
    doors.listJournalEntries,
    async ({ query: { cursor, limit, document, customer, ...filters }, caller: { orgId }, world }) => {
      const page = await readOrganization(world.db, orgId, (tx) =>
        listEntries(tx, orgId, { ...filters, documentId: document, customerId: customer }, cursor, limit),
      )
      return { items: page.rows.map(presentEntry), nextCursor: page.nextCursor }
    },
  )

  door(app, doors.readJournalEntry, async ({ params, caller: { orgId }, world }) => {
    const entry = await readOrganization(world.db, orgId, (tx) => readEntry(tx, orgId, params.id))
    return entry ? presentEntry(entry) : NO_SUCH.entry
  })
}
