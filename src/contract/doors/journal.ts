import { CsvText } from '../csv-text.ts'
import { journalTable } from '../tables/entries.ts'
import { declareDoor } from './door.ts'
import { JournalEntry, JournalFilterQuery, JournalPage, JournalQuery } from '../journal.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { NO_SUCH } from './missing.ts'

export const listJournalEntries = declareDoor({
  method: 'get',
  path: '/v1/journal-entries',
  tag: 'Journal',
  summary: 'List journal entries',
  description:
    'Newest first, unless `sort` says otherwise. `account` keeps the entries that touch it, `document` and `customer` those about one of them. An entry is of the `service`, the kind of work, of the document or sale that it is about: payments, refunds and credit used are of none.',
  query: JournalQuery,
  answer: JournalPage,
  table: journalTable,
  problems: [404],
})

export const exportJournalEntries = declareDoor({
  method: 'get',
  path: '/v1/journal-entries.csv',
  tag: 'Journal',
  summary: 'Export journal entries',
  description:
    'Every entry that the filters mean, as CSV: a line for each posting, amounts as decimals of the currency beside them.',
  query: JournalFilterQuery,
  answer: CsvText,
  csv: true,
  problems: [404],
})

export const readJournalEntry = declareDoor({
  method: 'get',
  path: '/v1/journal-entries/{id}',
  tag: 'Journal',
  summary: 'Read a journal entry',
  description: 'With its postings, each on its side.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.entry,
  answer: JournalEntry,
})
