import type { FigureEntries } from '../figure-entries.ts'
import type { JournalEntry, JournalPage } from '../journal.ts'
import { money } from './cell.ts'
import { type Column, type Table, tableFrom } from './table.ts'

/** One side of an entry, with the entry around it. */
interface Side {
  readonly entry: JournalEntry
  readonly posting: JournalEntry['postings'][number]
}

const JOURNAL: readonly Column<Side>[] = [
  { head: '', name: 'id', of: ({ entry }) => entry.id },
  { head: '', name: 'date', of: ({ entry }) => entry.date },
  { head: '', name: 'kind', of: ({ entry }) => entry.kind },
  { head: '', name: 'description', of: ({ entry }) => entry.description },
  { head: '', name: 'documentType', of: ({ entry }) => entry.documentType },
  { head: '', name: 'documentId', of: ({ entry }) => entry.documentId },
  { head: '', name: 'account', of: ({ posting }) => posting.account },
  { head: '', name: 'accountName', of: ({ posting }) => posting.accountName },
  { head: '', name: 'currency', of: ({ entry }) => entry.currency },
  { head: '', name: 'debit', of: ({ entry, posting }) => money(posting.debit, entry.currency) },
  { head: '', name: 'credit', of: ({ entry, posting }) => money(posting.credit, entry.currency) },
]

/** A line for each posting. */
export const journalTable = ({ items }: Pick<JournalPage, 'items'>): Table =>
  tableFrom(
    JOURNAL,
    items.flatMap((entry) => entry.postings.map((posting) => ({ entry, posting }))),
  )

const behind = (currency: string): readonly Column<FigureEntries['items'][number]>[] => [
  { head: '', name: 'entryId', of: ({ entryId }) => entryId },
  { head: '', name: 'date', of: ({ date }) => date },
  { head: '', name: 'kind', of: ({ kind }) => kind },
  { head: '', name: 'description', of: ({ description }) => description },
  { head: '', name: 'documentType', of: ({ documentType }) => documentType },
  { head: '', name: 'documentId', of: ({ documentId }) => documentId },
  { head: '', name: 'currency', of: () => currency },
  { head: '', name: 'amount', of: ({ amount }) => money(amount, currency) },
]

/** The entries behind a figure, each with its part in it. */
export const figureEntriesTable = ({ currency, items }: FigureEntries): Table =>
  tableFrom(behind(currency), items)
