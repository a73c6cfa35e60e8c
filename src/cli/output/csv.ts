import { csvField } from '../../kernel/csv.ts'
import { type Cell, forPrograms } from './cell.ts'

/** A line of CSV, with its line end. Text of others is kept from being taken for a formula; amounts are ours. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => csvField(forPrograms(cell), { ours: typeof cell !== 'string' })).join(',')}\n`
