import { csvField } from '../../kernel/csv.ts'
import { type Cell, forPrograms } from './cell.ts'

/** A column of a list: for people in a table, for programs in a file. */
export interface Column<Row> {
  /** Over the column, for people. */
  readonly head: string
  /** Over the column in a file: the field's name in the API. */
  readonly name: string
  readonly of: (row: Row) => Cell
  /** Amounts stand right, so that their points line up. */
  readonly right?: boolean
  /** For people nothing stands where the amount is zero. */
  readonly blank?: boolean
  /** May be cut when the line is too narrow. */
  readonly shrinks?: boolean
  /** `roomy`: left out where the line is too narrow; `useful`: left out after those. `csv`: only in a file. */
  readonly only?: 'roomy' | 'useful' | 'csv'
}

/**
 * An answer as rows: the same wherever it becomes a file, be it asked of the API, on the command line or in the
 * browser. Paged answers are a table for each page, under the same names.
 */
export interface Table {
  readonly names: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Rows under the names of their columns. */
export const tableFrom = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Table => ({
  names: columns.map(({ name }) => name),
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
})

/** Every row of every currency, each with the days the report is of and the currency in front. */
export function tableFromSections<Row>(
  days: Readonly<Record<string, string>>,
  sections: readonly { readonly currency: string; readonly rows: readonly Row[] }[],
  columns: (currency: string) => readonly Column<Row>[],
): Table {
  return {
    names: [...Object.keys(days), 'currency', ...columns('USD').map(({ name }) => name)],
    rows: sections.flatMap(({ currency, rows }) => {
      const own = columns(currency)
      return rows.map((row) => [...Object.values(days), currency, ...own.map(({ of }) => of(row))])
    }),
  }
}

/** A line of CSV, with its line end. Text of others is kept from being taken for a formula; amounts are ours. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => csvField(forPrograms(cell), { ours: typeof cell !== 'string' })).join(',')}\n`

/** The rows as CSV, without the names. */
export const csvRows = ({ rows }: Table): string => rows.map(csvLine).join('')
