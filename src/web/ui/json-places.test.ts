import { expect, test } from 'vitest'
import { lineAt, nearestPlace, readJsonText } from './json-places.ts'

const TEXT = `{
  "a/b": [1, {"c": "x, \\"y\\"}"}, []],
  "~": {},
  "d": null
}`

function read(text: string) {
  const found = readJsonText(text)
  if ('fault' in found) throw new Error(JSON.stringify(found.fault))
  return found
}

test('each value has its place, members from their name on', () => {
  const { places } = read(TEXT)
  const shown = Object.fromEntries(
    [...places].map(([pointer, { from, to }]) => [pointer, TEXT.slice(from, to)]),
  )
  expect(shown).toEqual({
    '': TEXT,
    '/a~1b': `"a/b": [1, {"c": "x, \\"y\\"}"}, []]`,
    '/a~1b/0': '1',
    '/a~1b/1': `{"c": "x, \\"y\\"}"}`,
    '/a~1b/1/c': `"c": "x, \\"y\\"}"`,
    '/a~1b/2': '[]',
    '/~0': '"~": {}',
    '/d': '"d": null',
  })
})

test('what is not there is looked for where it would be', () => {
  const { places } = read(TEXT)
  expect(nearestPlace(places, '/a~1b/1/missing/too')).toEqual(places.get('/a~1b/1'))
  expect(nearestPlace(places, '/missing')).toEqual(places.get(''))
  expect(lineAt(TEXT, places.get('/d')!.from)).toBe(4)
})

test('a text that is one value, and one that is none', () => {
  expect(read(' "x" ').places).toEqual(new Map([['', { from: 1, to: 4 }]]))
  expect(readJsonText('{"a": oops}')).toEqual({ fault: { position: 6, line: 1, column: 7 } })
})
