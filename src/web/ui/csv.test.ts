import { expect, test } from 'vitest'
import { amountCell, cellText, csvText } from './csv.ts'

test('cells are quoted where they must be, and no text is a formula', () => {
  expect(csvText([['a,b', 'say "x"', '=1+1', '-cmd', '-12.50', 'two\nlines']])).toBe(
    `"a,b","say ""x""",'=1+1,'-cmd,-12.50,"two\nlines"\r\n`,
  )
})

test('amounts have the decimals of their currency', () => {
  expect([amountCell(-123456, 'USD'), amountCell(1127, 'JPY'), amountCell(5, 'KWD')].map(cellText)).toEqual([
    '-1234.56',
    '1127',
    '0.005',
  ])
})
