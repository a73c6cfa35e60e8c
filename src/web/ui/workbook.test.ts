import { expect, test } from 'vitest'
import { read } from 'xlsx'
import { amountCell, csvText, dayCell } from './csv.ts'
import { workbookOf } from './workbook.ts'

const ROWS = [
  ['Kunde', 'Tag', 'USD', 'JPY', 'KWD'],
  [
    '=SUM(A1)',
    dayCell('2026-03-31'),
    amountCell(-123456, 'USD'),
    amountCell(1127, 'JPY'),
    amountCell(5, 'KWD'),
  ],
  ['2026-03-31', dayCell(''), '', amountCell(0, 'JPY'), '-@x'],
  ['+41 44', '', '12.5', '', 'Müller'],
]

test('a spreadsheet has amounts as numbers with their places, days as dates, and text as text', async () => {
  const book = read(await (await workbookOf(ROWS)).arrayBuffer(), { cellNF: true })
  const sheet = book.Sheets[book.SheetNames[0]!]!
  const cell = (at: string) => {
    const { t, v, z, f } = (sheet[at] ?? {}) as { t?: string; v?: unknown; z?: string; f?: string }
    expect(f, at).toBeUndefined()
    return t === 'n' ? [v, z] : v
  }
  expect(['A2', 'A3', 'A4', 'E3', 'E4', 'C4'].map(cell)).toEqual([
    '=SUM(A1)',
    '2026-03-31',
    '+41 44',
    '-@x',
    'Müller',
    '12.5',
  ])
  expect(cell('B2')).toEqual([46112, 'yyyy-mm-dd'])
  expect(['C2', 'D2', 'E2', 'D3'].map(cell)).toEqual([
    [-1234.56, '#,##0.00'],
    [1127, '#,##0'],
    [0.005, '#,##0.000'],
    [0, '#,##0'],
  ])
  expect(['B3', 'C3', 'B4'].map(cell)).toEqual([undefined, undefined, undefined])
})

test('the CSV of the same rows', () => {
  expect(csvText(ROWS).split('\r\n').slice(1, 4)).toEqual([
    "'=SUM(A1),2026-03-31,-1234.56,1127,0.005",
    "2026-03-31,,,0,'-@x",
    "'+41 44,,12.5,,Müller",
  ])
})
