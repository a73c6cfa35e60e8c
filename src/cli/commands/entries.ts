import { money } from '../../contract/tables/cell.ts'
import { journalTable } from '../../contract/tables/entries.ts'
import type { Column } from '../../contract/tables/table.ts'
import type { JournalEntry } from '../../contract/journal.ts'
import { note, print } from '../output/out.ts'
import { printTables } from '../output/sections.ts'
import type { Format } from '../output/show.ts'
import { tableOf } from '../output/table.ts'
import { onOneLine, styled } from '../output/text.ts'

/** Prints journal entries: as accountants read them, one JSON object for each, or one line of a file for each posting. */
export async function printEntries(
  entries: AsyncIterable<JournalEntry> | Iterable<JournalEntry>,
  given: Format,
): Promise<void> {
  if (given.csv) return printTables(given, journalTables(entries))
  let any = false
  for await (const entry of entries) {
    if (given.json) await print(`${JSON.stringify(entry)}\n`)
    else await print(`${any ? '\n' : ''}${entryText(entry)}`)
    any = true
  }
  if (!any && !given.json) note('No entries.')
}

async function* journalTables(entries: AsyncIterable<JournalEntry> | Iterable<JournalEntry>) {
  yield journalTable({ items: [] })
  for await (const entry of entries) yield journalTable({ items: [entry] })
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
