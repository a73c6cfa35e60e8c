import type { JournalEntry } from '../../contract/journal.ts'
import { csvLine } from '../output/csv.ts'
import { money } from '../output/cell.ts'
import { note, print } from '../output/out.ts'
import type { Format } from '../output/show.ts'
import { type Column, tableOf } from '../output/table.ts'
import { onOneLine, styled } from '../output/text.ts'

/** One side of an entry, with the entry around it: a line of CSV. */
interface Line {
  readonly entry: JournalEntry
  readonly posting: JournalEntry['postings'][number]
}

/** Prints journal entries: as accountants read them, one JSON object for each, or one line of CSV for each posting. */
export async function printEntries(
  entries: AsyncIterable<JournalEntry> | Iterable<JournalEntry>,
  { json, csv }: Format,
): Promise<void> {
  if (csv) await print(csvLine(CSV.map(({ name }) => name)))
  let any = false
  for await (const entry of entries) {
    if (json) await print(`${JSON.stringify(entry)}\n`)
    else if (csv)
      await print(
        entry.postings.map((posting) => csvLine(CSV.map(({ of }) => of({ entry, posting })))).join(''),
      )
    else await print(`${any ? '\n' : ''}${entryText(entry)}`)
    any = true
  }
  if (!any && !json && !csv) note('No entries.')
}

const sides = (currency: string): readonly Column<JournalEntry['postings'][number]>[] => [
  { head: 'ACCOUNT', name: 'account', of: ({ account }) => account },
  { head: '', name: 'accountName', of: ({ accountName }) => accountName, shrinks: true },
  {
    head: `DEBIT ${currency}`,
    name: 'debit',
    of: ({ debit }) => (debit === 0 ? null : money(debit, currency)),
    right: true,
  },
  {
    head: `CREDIT ${currency}`,
    name: 'credit',
    of: ({ credit }) => (credit === 0 ? null : money(credit, currency)),
    right: true,
  },
]

export function entryText(entry: JournalEntry): string {
  const head = `${entry.date}  ${entry.kind.replaceAll('_', ' ')}  ${onOneLine(entry.description)}`
  return `${styled('bold', head)}\n${tableOf(sides(entry.currency), entry.postings)}`
}

const CSV: readonly Column<Line>[] = [
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
