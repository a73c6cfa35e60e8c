import { decimalTextOf } from '../../kernel/money.ts'

/** What stands in a cell of a file: text, an amount (minor units), or a calendar date. */
export type FileCell =
  | string
  | { readonly amount: number; readonly currency: string }
  | { readonly day: string }

export const amountCell = (amount: number, currency: string): FileCell => ({ amount, currency })

/** A calendar date; empty where there is none. */
export const dayCell = (day: string): FileCell => ({ day })

/** A cell as text: amounts as decimals with a point, and dates as they are, in every language. */
export function cellText(cell: FileCell): string {
  if (typeof cell === 'string') return cell
  return 'day' in cell ? cell.day : decimalTextOf(BigInt(cell.amount), cell.currency)
}

const NUMBER = /^-?\d+(?:\.\d+)?$/

/** A text that a spreadsheet would take for a formula is kept a text; a number below zero is none. */
function field(cell: FileCell): string {
  const text = cellText(cell)
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV (RFC 4180), the first of them the heads. */
export const csvText = (rows: readonly (readonly FileCell[])[]): string =>
  rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')

/** CSV as a file. The mark at its beginning tells spreadsheets that it is UTF-8. */
export const csvBlob = (text: string): Blob => new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' })

export const csvFile = (rows: readonly (readonly FileCell[])[]): Blob => csvBlob(csvText(rows))

/** Hands a file to the browser to keep. */
export function download(name: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
