import type { Cell, Money } from '../../contract/tables/cell.ts'
import { formatMoney, formatMoneyWith } from '../../kernel/money.ts'
import { onOneLine, toned } from './text.ts'

/** As people read it: grouped amounts, the business's own words. */
export function forPeople(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : ''
  if (typeof cell === 'string') return onOneLine(cell)
  if (typeof cell === 'number') return cell.toLocaleString('en-US')
  return 'minor' in cell ? amountText(cell) : toned(cell.tone, onOneLine(cell.label))
}

/** "1,200.00", without its currency. */
export const amountText = ({ minor, currency }: Money): string => formatMoney(BigInt(minor), currency)

/** "USD 1,200.00", with a plain space. */
export const moneyText = (minor: number, currency: string): string =>
  formatMoneyWith('code', BigInt(minor), currency).replaceAll('\u00a0', ' ')
