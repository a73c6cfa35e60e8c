import { exponentOf, isCurrency } from './currency.ts'
import { decimalTextOf } from './money.ts'

/** A cell as a spreadsheet keeps it: text is text whatever it begins with, a number or a date has its format. */
export type SheetCell =
  | { readonly value: string; readonly type: StringConstructor }
  | { readonly value: number | Date; readonly format: string }
  | null

/** Text; an empty one is no cell. */
export const textCell = (text: string): SheetCell => (text === '' ? null : { value: text, type: String })

/** A calendar date. */
export const dayCell = (day: string): SheetCell =>
  day === '' ? null : { value: new Date(`${day}T00:00:00Z`), format: 'yyyy-mm-dd' }

/** An amount (minor units) as a number with the places of its currency; null where that is unknown. */
export function amountCell(minor: number, currency: string): SheetCell {
  if (!isCurrency(currency)) return null
  const places = exponentOf(currency)
  const format = places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`
  return { value: Number(decimalTextOf(BigInt(minor), currency)), format }
}

/** How wide a column of such texts is, in characters. */
export const widthOfTexts = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.min(60, Math.max(most, text.length + 3)), 8)
