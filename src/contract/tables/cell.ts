import { isCurrency } from '../../kernel/currency.ts'
import { decimalTextOf } from '../../kernel/money.ts'
import type { Word } from '../word.ts'

/** Money in a cell: minor units of a currency. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** What stands in a cell. Null is nothing. */
export type Cell = string | number | boolean | null | Money | Word

export const money = (minor: number, currency: string): Money => ({ minor, currency })

export const moneyOrNone = (minor: number | null | undefined, currency: string): Cell =>
  minor === null || minor === undefined ? null : money(minor, currency)

/** As programs read it: plain decimals in major units, words by their code. */
export function forPrograms(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell !== 'object') return String(cell)
  if (!('minor' in cell)) return cell.word
  return isCurrency(cell.currency) ? decimalTextOf(BigInt(cell.minor), cell.currency) : String(cell.minor)
}
