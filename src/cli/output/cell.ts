import type { Word } from '../../contract/word.ts'
import { isCurrency } from '../../kernel/currency.ts'
import { decimalTextOf, formatMoney, formatMoneyWith } from '../../kernel/money.ts'
import { onOneLine, toned } from './text.ts'

/** Money in a cell: minor units of a currency. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** What stands in a cell. Null is nothing. */
export type Cell = string | number | boolean | null | Money | Word

export const money = (minor: number, currency: string): Money => ({ minor, currency })

/** As people read it: grouped amounts, the business's own words. */
export function forPeople(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : ''
  if (typeof cell === 'string') return onOneLine(cell)
  if (typeof cell === 'number') return cell.toLocaleString('en-US')
  return 'minor' in cell ? amountText(cell) : toned(cell.tone, onOneLine(cell.label))
}

/** As programs read it: plain decimals in major units, words by their code. */
export function forPrograms(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell !== 'object') return String(cell)
  if (!('minor' in cell)) return cell.word
  return isCurrency(cell.currency) ? decimalTextOf(BigInt(cell.minor), cell.currency) : String(cell.minor)
}

/** "1,200.00", without its currency. */
export const amountText = ({ minor, currency }: Money): string => formatMoney(BigInt(minor), currency)

/** "USD 1,200.00", with a plain space. */
export const moneyText = (minor: number, currency: string): string =>
  formatMoneyWith('code', BigInt(minor), currency).replaceAll('\u00a0', ' ')
