import { pipeline } from 'node:stream/promises'
import writeExcelFile from 'write-excel-file/node'
import { exponentOf, isCurrency } from '../../kernel/currency.ts'
import { decimalTextOf } from '../../kernel/money.ts'
import { BadUsage } from '../failure.ts'
import { type Cell, forPrograms } from './cell.ts'
import type { Format } from './show.ts'
import { wholeFile } from './whole-file.ts'

/** A cell as a spreadsheet keeps it. */
type Typed = { value: string; type: typeof String } | { value: number | Date; format: string } | null

/** Columns that hold calendar dates; text of others that looks like one stays text. */
const DATES = new Set(['asOf', 'comparedFrom', 'comparedTo', 'date', 'dueOn', 'from', 'issuedOn', 'to'])

/**
 * Writes the rows of a CSV as a spreadsheet (.xlsx): amounts are numbers with the places of their currency, dates are
 * dates, and text is text, whatever it begins with. Refused where it is not said into which file.
 */
export async function writeWorkbook(
  { output }: Format,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (output === undefined) throw new BadUsage('A spreadsheet needs --output <file>.')
  const data = [
    heads.map((head) => ({ value: head, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((cell, at) => typed(cell, DATES.has(heads[at] ?? '')))),
  ]
  const bytes = await writeExcelFile(data, {
    columns: heads.map((_, at) => ({ width: widest([heads, ...rows], at) })),
    stickyRowsCount: 1,
  }).toBuffer()
  await wholeFile(output, (to, signal) => pipeline([bytes], to, { signal }))
}

function typed(cell: Cell, isDate: boolean): Typed {
  if (cell === null) return null
  if (typeof cell === 'number') return { value: cell, format: '0' }
  if (typeof cell === 'object' && 'minor' in cell && isCurrency(cell.currency)) {
    const places = exponentOf(cell.currency)
    const format = places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`
    return { value: Number(decimalTextOf(BigInt(cell.minor), cell.currency)), format }
  }
  const text = forPrograms(cell)
  if (text === '') return null
  return isDate
    ? { value: new Date(`${text}T00:00:00Z`), format: 'yyyy-mm-dd' }
    : { value: text, type: String }
}

const widest = (rows: readonly (readonly Cell[])[], at: number): number =>
  rows.reduce((most, row) => Math.min(60, Math.max(most, forPrograms(row[at] ?? null).length + 3)), 8)
