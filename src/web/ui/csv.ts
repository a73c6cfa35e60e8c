import { decimalTextOf } from '../../kernel/money.ts'

/** An amount for a file: decimal text with a point in every language. */
export const amountCell = (amount: number, currency: string): string =>
  decimalTextOf(BigInt(amount), currency)

const AMOUNT = /^-?\d+(?:\.\d+)?$/

/** A text that a spreadsheet would take for a formula is kept a text; an amount below zero is none. */
function cellText(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !AMOUNT.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV (RFC 4180), the first of them the heads. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')

/** Hands a file to the browser to keep. The mark at its beginning tells spreadsheets that it is UTF-8. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
