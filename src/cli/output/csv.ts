import { type Cell, forPrograms } from './cell.ts'

/** A line of CSV (RFC 4180), with its line end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(fieldOf).join(',')}\n`

/**
 * A spreadsheet takes text that begins like a formula for one, and would carry it out: such text gets an apostrophe in
 * front. Amounts are ours and stay as they are.
 */
function fieldOf(cell: Cell): string {
  const text = forPrograms(cell)
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
