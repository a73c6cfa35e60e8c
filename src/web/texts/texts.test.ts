import { describe, expect, test } from 'vitest'
import de from './de/index.ts'
import en from './en/index.ts'
import fr from './fr/index.ts'

type Texts = { readonly [key: string]: string | Texts }

/** Every text of a catalog by its place: sources.check.now. */
function byPlace(texts: Texts, at = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[at + key, text] as const] : [...byPlace(text, `${at}${key}.`)],
    ),
  )
}

const english = byPlace(en)

/** What a text leaves open, and the elements it holds. A singular may say its count or leave it. */
const namesIn = (place: string, text: string): string[] =>
  [...text.matchAll(/\{\{\w+\}\}|<\/?\w+\/?>/g)]
    .map(([name]) => name)
    .filter((name) => !(name === '{{count}}' && place.endsWith('_one')))
    .toSorted()

const words = (text: string): string =>
  text
    .replaceAll(/\{\{\w+\}\}|<[^>]*>/g, ' ')
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()

/** Longer words that a language shares with English. */
const SHARED = {
  fr: [
    'Actions',
    'Code',
    'Date',
    'Dates',
    'Document',
    'E mail',
    'Fleetbase',
    'Invitation',
    'Invitations',
    'Journal',
    'Logo',
    'Notes',
    'Pages',
    'Secret',
    'Source',
    'Sources',
    'Total',
    'Version',
    'Webhook',
    'Webhooks',
    'document',
    'documents',
  ],
  de: [
    'Code',
    'Fleetbase',
    'Journal',
    'Link',
    'Live',
    'Logo',
    'Name',
    'Name in Billhook',
    'Passkeys',
    'Simulator',
    'Status',
    'Version',
    'Webhook',
    'Webhooks',
  ],
}

test('no text of English is empty', () => {
  expect([...english].filter(([, text]) => text.trim() === '')).toEqual([])
})

describe.each([
  ['fr', byPlace(fr)],
  ['de', byPlace(de)],
] as const)('the texts in %s', (language, texts) => {
  const shared = new Set(SHARED[language])

  test('are the English ones, each with the same names and elements in it', () => {
    const named = (all: ReadonlyMap<string, string>) =>
      Object.fromEntries([...all].map(([place, text]) => [place, namesIn(place, text)]))
    expect(named(texts)).toEqual(named(english))
  })

  test('say something, and nothing in English', () => {
    const left = [...texts].filter(([place, text]) => {
      if (text.trim() === '') return true
      const said = words(text)
      return said.length > 3 && said === words(english.get(place) ?? '') && !shared.has(said)
    })
    expect(left).toEqual([])
  })
})
