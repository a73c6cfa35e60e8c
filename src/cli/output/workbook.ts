import { pipeline } from 'node:stream/promises'
import writeExcelFile from 'write-excel-file/node'
import { isCurrency } from '../../kernel/currency.ts'
import { amountCell, dayCell, type SheetCell, textCell, widthOfTexts } from '../../kernel/sheet-cell.ts'
import { BadUsage } from '../failure.ts'
import { type Cell, forPrograms } from './cell.ts'
import type { Format } from './show.ts'
import { wholeFile } from './whole-file.ts'

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

function typed(cell: Cell, isDate: boolean): SheetCell {
  if (typeof cell === 'number') return { value: cell, format: '0' }
  if (cell !== null && typeof cell === 'object' && 'minor' in cell && isCurrency(cell.currency))
    return amountCell(cell.minor, cell.currency)
  const text = forPrograms(cell)
  return isDate ? dayCell(text) : textCell(text)
}

const widest = (rows: readonly (readonly Cell[])[], at: number): number =>
  widthOfTexts(rows.map((row) => forPrograms(row[at] ?? null)))
