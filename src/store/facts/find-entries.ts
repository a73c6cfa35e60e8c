import { sql } from 'kysely'
import type { JournalEntry } from '../../domain/ledger/entry.ts'
import type { Tx } from '../engine/transaction.ts'
import { ENTRY_COLUMNS, entryOf, type EntryRow } from '../rows/journal-entry.ts'

/** What the books say of documents now: the entries that are neither reversals nor reversed, in the order written. */
export async function findEntries(
  tx: Tx,
  orgId: string,
  documentIds: readonly string[],
): Promise<JournalEntry[]> {
  if (documentIds.length === 0) return []
  const rows = await tx.all(sql<EntryRow>`
    select ${ENTRY_COLUMNS} from journal_entry e
    where e.org_id = ${orgId} and e.document_id = any (${documentIds}::uuid[]) and e.reverses is null
      and not exists (select from journal_entry r where r.org_id = e.org_id and r.reverses = e.id)
    order by e.id`)
  return rows.map(entryOf)
}
