import writeExcelFile from 'write-excel-file/browser'
import { sheetOf } from '../../contract/tables/sheet.ts'
import type { Table } from '../../contract/tables/table.ts'
import { amountCell, dayCell, type SheetCell, textCell, widthOfTexts } from '../../kernel/sheet-cell.ts'
import { cellText, type FileCell } from './csv.ts'

/** Rows as a spreadsheet (.xlsx), the first of them the heads: amounts are numbers, days are dates, text is text. */
export function workbookOf(rows: readonly (readonly FileCell[])[]): Promise<Blob> {
  const [heads = [], ...body] = rows
  const data = [
    heads.map((head) => ({ value: cellText(head), type: String, fontWeight: 'bold' as const })),
    ...body.map((row) => row.map(sheetCell)),
  ]
  return writeExcelFile(data, {
    columns: heads.map((_, at) => ({ width: widthOfTexts(rows.map((row) => cellText(row[at] ?? ''))) })),
    stickyRowsCount: 1,
  }).toBlob()
}

/** The rows of a list as a spreadsheet. */
export function sheetFile(table: Table): Promise<Blob> {
  const { data, options } = sheetOf(table)
  return writeExcelFile(data, options).toBlob()
}

function sheetCell(cell: FileCell): SheetCell {
  if (typeof cell === 'string') return textCell(cell)
  return 'day' in cell ? dayCell(cell.day) : amountCell(cell.amount, cell.currency)
}
