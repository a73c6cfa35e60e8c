import { expect, test } from 'vitest'
import '../texts/de/index.ts'
import '../texts/fr/index.ts'
import { typedDate } from './typed-date.ts'

test.each([
  ['en', '4 Mar 2026'],
  ['en', '4 March 2026'],
  ['fr', '4 mars 2026'],
  ['de', '4. März 2026'],
  ['de', '4.3.2026'],
  ['fr', '04/03/2026'],
  ['en', ' 2026-03-04 '],
] as const)('in %s, %s is the 4th of March', (language, text) => {
  expect(typedDate(text, language)).toBe('2026-03-04')
})

test.each(['4. Mä', '31.2.2026', '4.3.26', 'gestern', ''])('%j is no date', (text) => {
  expect(typedDate(text, 'de')).toBeNull()
})

test('months are written shortened where the language shortens them', () => {
  expect(typedDate('1. Sept. 2026', 'de')).toBe('2026-09-01')
  expect(typedDate('1 févr. 2026', 'fr')).toBe('2026-02-01')
})
