import { describe, expect, test } from 'vitest'
import deChoice from './de/instalment-choice.ts'
import deLink from './de/invoice-link.ts'
import dePortal from './de/portal.ts'
import enChoice from './en/instalment-choice.ts'
import enLink from './en/invoice-link.ts'
import enPortal from './en/portal.ts'
import frChoice from './fr/instalment-choice.ts'
import frLink from './fr/invoice-link.ts'
import frPortal from './fr/portal.ts'

// What strangers and clients read stands in no room of the staff's, so it is looked at here.
describe.each([
  ['the public page, fr', enLink, frLink],
  ['the public page, de', enLink, deLink],
  ['the portal, fr', enPortal, frPortal],
  ['the portal, de', enPortal, dePortal],
  ['the choice of instalments, fr', enChoice, frChoice],
  ['the choice of instalments, de', enChoice, deChoice],
])('%s', (_, english: Readonly<Record<string, string>>, texts: Readonly<Record<string, string>>) => {
  const namesIn = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name)

  test('every text leaves the same places open as the English one', () => {
    const named = (all: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(all).map(([key, text]) => [key, namesIn(text).toSorted()]))
    expect(named(texts)).toEqual(named(english))
  })

  test('no text is empty, and no sentence is left in English', () => {
    const left = Object.entries(texts).filter(
      ([key, text]) => text.trim() === '' || (text.includes(' ') && text === english[key]),
    )
    expect(left).toEqual([])
  })
})
