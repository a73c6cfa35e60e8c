import type { Cell } from '../../contract/tables/cell.ts'
import type { Column } from '../../contract/tables/table.ts'
import { forPeople } from './cell.ts'
import { cut, lineWidth, padded, styled, widthOf } from './text.ts'

const GAP = 2
/** So narrow a column may become before others are left out for it, and after that. */
const NARROW = 14
const NARROWEST = 6

/** Rows under their heads, at most `width` columns wide where that is possible. Ends with a line end. */
export function tableOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number = lineWidth(),
): string {
  let shown = columns
    .filter(({ only }) => only !== 'csv')
    .map((column) => ({ column, texts: rows.map((row) => shownIn(column, row)) }))
    .map((one) => ({ ...one, wide: widest([one.column.head, ...one.texts]) }))
  const over = (): number => shown.reduce((sum, { wide }) => sum + wide, GAP * (shown.length - 1)) - width
  /** How much can be cut off when columns become so narrow. */
  const spare = (narrow: number): number =>
    shown.reduce((sum, one) => sum + (one.column.shrinks ? Math.max(0, one.wide - narrow) : 0), 0)
  while (over() > spare(NARROW)) {
    const least =
      shown.findLast(({ column }) => column.only === 'roomy') ??
      (over() > spare(NARROWEST) ? shown.findLast(({ column }) => column.only === 'useful') : undefined)
    if (!least) break
    shown = shown.filter((one) => one !== least)
  }
  for (let much = over(); much > 0; much = over()) {
    const longest = shown
      .filter((one) => one.column.shrinks && one.wide > NARROWEST)
      .toSorted((a, b) => b.wide - a.wide)[0]
    if (!longest) break
    longest.wide -= 1
  }
  const line = (textOf: (one: (typeof shown)[number]) => string): string =>
    shown
      .map((one) => padded(cut(textOf(one), one.wide), one.wide, one.column.right ? 'right' : 'left'))
      .join(' '.repeat(GAP))
      .trimEnd()
  const heads = styled(
    'bold',
    line(({ column }) => column.head),
  )
  return [heads, ...rows.map((_, at) => line(({ texts }) => texts[at]!))].map((text) => `${text}\n`).join('')
}

const shownIn = <Row>({ of, blank }: Column<Row>, row: Row): string => {
  const cell = of(row)
  return blank && isNothing(cell) ? '' : forPeople(cell)
}

/** An amount of zero. */
export const isNothing = (cell: Cell): boolean =>
  typeof cell === 'object' && cell !== null && 'minor' in cell && cell.minor === 0

const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text)), 0)

/** Names and what they stand for, aligned: "Due       2026-03-31". Those without a value are left out. */
export function factsOf(facts: readonly (readonly [name: string, value: Cell])[]): string {
  const told = facts
    .map(([name, value]) => [name, forPeople(value)] as const)
    .filter(([, text]) => text !== '')
  const wide = widest(told.map(([name]) => name))
  return told.map(([name, text]) => `${styled('dim', padded(name, wide, 'left'))}  ${text}\n`).join('')
}
