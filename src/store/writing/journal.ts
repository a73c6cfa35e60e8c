import { debitsOf, type JournalEntry, type Posting } from '../../domain/ledger/entry.ts'
import { taxGroupsText } from '../rows/invoice-json.ts'
import { column, Table, type Writes } from './set-based.ts'

/** An entry with who recorded it, when, and the event that caused it. */
export interface RecordedEntry extends JournalEntry {
  readonly recordedAt: string
  readonly actor: string
  readonly eventId: string | null
}

const ENTRY = new Table('journal_entry', [
  column('id', 'uuid', (it: RecordedEntry) => it.id),
  column('date', 'date', (it: RecordedEntry) => it.date),
  column('recorded_at', 'timestamptz', (it: RecordedEntry) => it.recordedAt),
  column('kind', 'text', (it: RecordedEntry) => it.kind),
  column('document_type', 'text', (it: RecordedEntry) => it.documentType),
  column('document_id', 'uuid', (it: RecordedEntry) => it.documentId),
  column('customer_id', 'uuid', (it: RecordedEntry) => it.customerId),
  column('currency', 'text', (it: RecordedEntry) => it.currency),
  column('description', 'text', (it: RecordedEntry) => it.description),
  column('reverses', 'uuid', (it: RecordedEntry) => it.reverses),
  column('amount', 'bigint', (it: RecordedEntry) => debitsOf(it.postings)),
  column('posting_count', 'int', (it: RecordedEntry) => it.postings.length),
  column('event_id', 'uuid', (it: RecordedEntry) => it.eventId),
  column('actor', 'text', (it: RecordedEntry) => it.actor),
  column('taxes', 'jsonb', (it: RecordedEntry) => (it.taxes?.length ? taxGroupsText(it.taxes) : null)),
])

interface PostingRow {
  readonly entry: RecordedEntry
  readonly line: number
  readonly posting: Posting
}

const POSTING = new Table('posting', [
  column('entry_id', 'uuid', (it: PostingRow) => it.entry.id),
  column('line', 'int', (it: PostingRow) => it.line),
  column('account', 'text', (it: PostingRow) => it.posting.account),
  column('currency', 'text', (it: PostingRow) => it.entry.currency),
  column('date', 'date', (it: PostingRow) => it.entry.date),
  column('amount', 'bigint', (it: PostingRow) => it.posting.amount),
  column('invoice_id', 'uuid', (it: PostingRow) => it.posting.invoiceId),
])

/** Posts entries: the entries first, then their postings, whose trigger checks that they balance. */
export function postEntries(writes: Writes, entries: readonly RecordedEntry[]): void {
  const postings = entries.flatMap((entry) =>
    entry.postings.map((posting, at): PostingRow => ({ entry, line: at + 1, posting })),
  )
  writes.insert(ENTRY, entries)
  writes.insert(POSTING, postings)
}
