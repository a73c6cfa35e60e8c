import { type Cell, money } from './cell.ts'
import { csvLine } from './csv.ts'
import { note, print } from './out.ts'
import type { Format } from './show.ts'
import type { Column } from './table.ts'
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

/** Every row of every section, each with the days the report is of and the currency in front: as CSV, or as a spreadsheet. */
export async function printRows<Row>(
  given: Format,
  days: Readonly<Record<string, string>>,
  sections: readonly { readonly currency: string; readonly rows: readonly Row[] }[],
  columns: (currency: string) => readonly Column<Row>[],
): Promise<void> {
  const heads = [...Object.keys(days), 'currency', ...columns('USD').map(({ name }) => name)]
  const rows = sections.flatMap(({ currency, rows: own }) =>
    own.map((row) => [...Object.values(days), currency, ...columns(currency).map(({ of }) => of(row))]),
  )
  if (given.format === 'xlsx') return writeWorkbook(given, heads, rows)
  await print(csvLine(heads))
  for (const row of rows) await print(csvLine(row))
}

/** An amount on one side of an account; nothing where the other side has it. */
export const side = (minor: number, currency: string, { csv }: Format): Cell =>
  minor === 0 && !csv ? null : money(minor, currency)
