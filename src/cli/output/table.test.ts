import { describe, expect, test } from 'vitest'
import { money } from '../../contract/tables/cell.ts'
import { csvLine } from '../../contract/tables/table.ts'
import type { Column } from '../../contract/tables/table.ts'
import { tableOf } from './table.ts'
import { cut, widthOf, wrapped } from './text.ts'

interface Row {
  readonly number: string
  readonly name: string
  readonly due: string
  readonly minor: number
}

const COLUMNS: readonly Column<Row>[] = [
  { head: 'NUMBER', name: 'number', of: ({ number }) => number },
  { head: 'NAME', name: 'name', of: ({ name }) => name, shrinks: true },
  { head: 'NOTE', name: 'note', of: () => 'a remark', only: 'roomy' },
  { head: 'DUE', name: 'due', of: ({ due }) => due, only: 'useful' },
  { head: 'OPEN', name: 'open', of: ({ minor }) => money(minor, 'USD'), right: true },
]
const ROWS: readonly Row[] = [
  { number: 'INV-1', name: 'Harbor Goods and Sons', due: '2026-03-31', minor: 120_000 },
  { number: 'INV-2', name: '東京運送', due: '2026-04-30', minor: -5 },
]

describe('a table', () => {
  test('has room for everything, amounts right, wide characters counted as wide', () => {
    expect(tableOf(COLUMNS, ROWS, 80)).toBe(`\
NUMBER  NAME                   NOTE      DUE             OPEN
INV-1   Harbor Goods and Sons  a remark  2026-03-31  1,200.00
INV-2   東京運送               a remark  2026-04-30     -0.05
`)
  })

  test('that is too wide first loses what needs room, then cuts, then loses what is useful', () => {
    expect(tableOf(COLUMNS, ROWS, 50)).toBe(`\
NUMBER  NAME                  DUE             OPEN
INV-1   Harbor Goods and So…  2026-03-31  1,200.00
INV-2   東京運送              2026-04-30     -0.05
`)
    expect(tableOf(COLUMNS, ROWS, 30)).toBe(`\
NUMBER  NAME              OPEN
INV-1   Harbor Good…  1,200.00
INV-2   東京運送         -0.05
`)
  })
})

test('text is cut and broken by the columns it takes', () => {
  expect([widthOf('é'), widthOf('e\u0301'), widthOf('東'), widthOf('\u001b[31mred\u001b[39m')]).toEqual([
    1, 1, 2, 3,
  ])
  expect(cut('東京運送', 5)).toBe('東京…')
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three'])
})

test('a field of CSV is quoted where it must be, and no text is taken for a formula', () => {
  expect(csvLine(['a', 'say "x", y', '=SUM(A1)', money(-1_250, 'USD'), money(5, 'JPY'), null, 3])).toBe(
    `a,"say ""x"", y",'=SUM(A1),-12.50,5,,3\n`,
  )
})
