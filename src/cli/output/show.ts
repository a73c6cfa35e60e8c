import { Command, Option } from 'commander'
import { type Column, tableFrom } from '../../contract/tables/table.ts'
import { note, print } from './out.ts'
import { printTables } from './sections.ts'
import { tableOf } from './table.ts'

/** How an answer is asked for: for people unless something else is said. */
export interface Format {
  readonly json?: boolean
  readonly csv?: boolean
  /** The rows of the CSV as a spreadsheet, in the file `output`. */
  readonly format?: 'xlsx'
  readonly output?: string
}

const GROUP = 'Output:'
export const ONE_DOCUMENT = 'as one JSON document, with the field names of the API'

/** Gives a command that shows one thing its `--json`. */
export const showing = (command: Command): Command =>
  command.addOption(new Option('--json', ONE_DOCUMENT).helpGroup(GROUP))

/** Gives a command that lists things its `--json` and `--csv`. */
export const listing = (command: Command, json = 'as JSON, one object on each line'): Command =>
  command
    .addOption(new Option('--json', json).conflicts('csv').helpGroup(GROUP))
    .addOption(new Option('--csv', 'as CSV, amounts in major units').helpGroup(GROUP))

/** Gives a report its `--json` and `--csv`, and the same rows as a spreadsheet. */
export const reporting = (command: Command, json?: string): Command =>
  listing(command, json)
    .addOption(
      new Option('--format <format>', 'the rows of the CSV as a spreadsheet, with --output')
        .choices(['xlsx'])
        .implies({ csv: true })
        .conflicts('json')
        .helpGroup(GROUP),
    )
    .addOption(new Option('--output <file>', 'where the spreadsheet is written').helpGroup(GROUP))

/** Prints a list as it was asked for. JSON and CSV are written while they are read. */
export async function printList<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: readonly Column<Row>[],
  given: Format,
  nothing: string,
): Promise<void> {
  if (given.json) {
    for await (const row of rows) await print(`${JSON.stringify(row)}\n`)
    return
  }
  if (given.csv) return printTables(given, tablesOf(rows, columns))
  const all: Row[] = []
  for await (const row of rows) all.push(row)
  if (all.length === 0) note(nothing)
  else await print(tableOf(columns, all))
}

/** Row by row, after the names of the columns. */
async function* tablesOf<Row>(rows: AsyncIterable<Row> | Iterable<Row>, columns: readonly Column<Row>[]) {
  yield tableFrom(columns, [])
  for await (const row of rows) yield tableFrom(columns, [row])
}

/** Prints one thing: as JSON, or as `text` says it to people. */
export const printOne = <T>(thing: T, { json }: Format, text: (thing: T) => string): Promise<void> =>
  print(json ? `${JSON.stringify(thing, null, 2)}\n` : text(thing))
