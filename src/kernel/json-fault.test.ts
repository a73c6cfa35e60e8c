import { expect, test } from 'vitest'
import { jsonFault } from './json-fault.ts'

test.each([
  ['{"a":1,}', 7],
  ['{"a": a}', 6],
  ['{"a":1 "b":2}', 7],
  ['[1,2', 4],
  ['{"a":"x', 5],
  ['{a:1}', 1],
  ['', 0],
  ['[1] x', 4],
  ['{"a":01}', 6],
  ['{"a":"\\x"}', 5],
  ['[[[', 3],
])('%s goes wrong at %i', (text, position) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
  expect(jsonFault(text).position).toBe(position)
})

test('lines and columns count from one', () => {
  expect(jsonFault('{\n  "a": 1,\n  "b": oops\n}')).toEqual({ position: 19, line: 3, column: 8 })
})

test('deep nests and long texts are walked without recursion', () => {
  const deep = '['.repeat(500_000)
  expect(jsonFault(deep).position).toBe(500_000)
  const long = `{"a":"${'é\\n'.repeat(2_000_000)}" oops}`
  expect(jsonFault(long).position).toBe(long.length - 5)
})
