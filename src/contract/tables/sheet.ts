import { isCurrency } from '../../kernel/currency.ts'
import { amountCell, dayCell, type SheetCell, textCell, widthOfTexts } from '../../kernel/sheet-cell.ts'
import { type Cell, forPrograms } from './cell.ts'
import type { Table } from './table.ts'

/** Columns that hold calendar dates; text of others that looks like one stays text. */
const DATES = new Set([
  'asOf',
  'comparedFrom',
  'comparedTo',
  'date',
  'day',
  'due',
  'dueOn',
  'endedOn',
  'from',
  'issued',
  'issuedOn',
  'to',
])

/**
 * A table as a spreadsheet keeps it, its heads in bold and always in sight: amounts are numbers with the places of their
 * currency, dates are dates, and text is text, whatever it begins with.
 */
export function sheetOf({ names, rows }: Table, heads: readonly string[] = names) {
  const isDate = names.map((name) => DATES.has(name))
  const widest = (at: number): number =>
    widthOfTexts([heads[at] ?? '', ...rows.map((row) => forPrograms(row[at] ?? null))])
  return {
    data: [
      heads.map((head) => ({ value: head, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((cell, at) => typed(cell, isDate[at] ?? false))),
    ],
    options: { columns: heads.map((_, at) => ({ width: widest(at) })), stickyRowsCount: 1 },
  }
}

function typed(cell: Cell, isDate: boolean): SheetCell {
  if (typeof cell === 'number') return { value: cell, format: '0' }
  if (cell !== null && typeof cell === 'object' && 'minor' in cell && isCurrency(cell.currency))
    return amountCell(cell.minor, cell.currency)
  const text = forPrograms(cell)
  return isDate ? dayCell(text) : textCell(text)
}
