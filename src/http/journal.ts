import { JournalEntry, JournalPage, JournalQuery } from '../contract/journal.ts'
import { Id } from '../contract/scalars.ts'
import { z } from '../contract/z.ts'
import type { World } from '../operations/world.ts'
import { presentEntry } from '../present/journal.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listEntries, readEntry } from '../store/reading/journal.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from './missing.ts'

/** The journal. */
export function journalDoors(app: App, world: World): void {
  door(
    app,
    {
      method: 'get',
      path: '/v1/journal-entries',
      tag: 'Journal',
      summary: 'List journal entries',
      description:
        'Newest first. `account` keeps the entries that touch it, `document` those about one document.',
      query: JournalQuery,
      answer: JournalPage,
    },
    async ({ query: { cursor, limit, document, ...filters }, caller: { orgId } }) => {
      const page = await readOrganization(world.db, orgId, (tx) =>
        listEntries(tx, orgId, { ...filters, documentId: document }, cursor, limit),
      )
      return { items: page.rows.map(presentEntry), nextCursor: page.nextCursor }
    },
  )

  door(
    app,
    {
      method: 'get',
      path: '/v1/journal-entries/{id}',
      tag: 'Journal',
      summary: 'Read a journal entry',
      description: 'With its postings, each on its side.',
      params: z.object({ id: Id }),
      missing: NO_SUCH.entry,
      answer: JournalEntry,
    },
    async ({ params, caller: { orgId } }) => {
      const entry = await readOrganization(world.db, orgId, (tx) => readEntry(tx, orgId, params.id))
      return entry ? presentEntry(entry) : NO_SUCH.entry
    },
  )
}
