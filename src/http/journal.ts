import * as doors from '../contract/doors/journal.ts'
import type { JournalFilterQuery, JournalPage } from '../contract/journal.ts'
import type { z } from '../contract/z.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { presentEntry } from '../present/journal.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listEntries, readEntry, totalOfEntries } from '../store/reading/journal.ts'
import { csvDoor } from './csv-door.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { type ListAsked, sortOf } from './list-asked.ts'
import { refuseUnlessCustomer } from './of-customer.ts'

/** The journal. */
export function journalDoors(app: App): void {
  door(app, doors.listJournalEntries, ({ query, caller, world }) => readEntryPage(world, caller, query))

  csvDoor(app, doors.exportJournalEntries, doors.listJournalEntries, ({ query, caller, world }) =>
    readEntryPage(world, caller, query),
  )

  door(app, doors.readJournalEntry, async ({ params, caller: { orgId }, world }) => {
    const entry = await readOrganization(world.db, orgId, (tx) => readEntry(tx, orgId, params.id))
    return entry ? presentEntry(entry) : NO_SUCH.entry
  })
}

type Asked = z.output<typeof JournalFilterQuery> & ListAsked

/** A page of the entries that a query means, for the list and for its export. */
function readEntryPage(world: World, { orgId }: Caller, asked: Asked): Promise<JournalPage | Refusal> {
  const { limit, cursor, count, order, sort, document: documentId, customer: customerId, ...plain } = asked
  const filters = { ...plain, documentId, customerId }
  const sorted = sortOf(sort ?? (order === 'oldest' ? 'date' : '-date'))
  return readOrganization(world.db, orgId, async (tx) => {
    const unknown = await refuseUnlessCustomer(tx, orgId, asked)
    if (unknown) return unknown
    const list = await listEntries(tx, orgId, { ...filters, limit, cursor, sort: sorted })
    return {
      items: list.rows.map(presentEntry),
      nextCursor: list.nextCursor,
      ...(count === 'true' ? { total: await totalOfEntries(tx, orgId, filters) } : {}),
    }
  })
}
