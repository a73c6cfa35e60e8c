import { csvLine, csvRows, type Table } from '../../contract/tables/table.ts'
import { note, print } from './out.ts'
import type { Format } from './show.ts'
import { styled } from './text.ts'
import { writeWorkbook } from './workbook.ts'

/** A section for each currency: a heading and a table. */
export async function printSections<Section extends { currency: string }>(
  title: string,
  sections: readonly Section[],
  table: (section: Section) => string,
): Promise<void> {
  if (sections.length === 0) note('Nothing is in the books yet.')
  for (const [at, section] of sections.entries())
    await print(
      `${at > 0 ? '\n' : ''}${styled('bold', `${title}, ${section.currency}`)}\n\n${table(section)}`,
    )
}

/** A report as a file, page after page: as CSV while it is read, or as a spreadsheet. */
export async function printTables(
  given: Format,
  pages: AsyncIterable<Table> | Iterable<Table>,
): Promise<void> {
  let names: Table['names'] | null = null
  const rows: Table['rows'][number][] = []
  for await (const table of pages) {
    if (given.format === 'xlsx') rows.push(...table.rows)
    else await print((names === null ? csvLine(table.names) : '') + csvRows(table))
    names = table.names
  }
  if (given.format === 'xlsx') await writeWorkbook(given, { names: names ?? [], rows })
}
