import { expect, test } from 'vitest'
import { prettyJson } from './json-pretty.ts'

test('what fits a line stands on one, with what stands before it', () => {
  const json = { when: { path: '$.a', is: '{ "x": [' }, list: [1, { b: [] }, {}], none: null }
  expect(prettyJson(json, 34)).toBe(`{
  "when": {
    "path": "$.a",
    "is": "{ \\"x\\": ["
  },
  "list": [1, {"b": []}, {}],
  "none": null
}`)
  expect(prettyJson({ a: 1 })).toBe('{"a": 1}')
})

test.each([0, 20, 1000])('it is the same JSON at any width (%i)', (width) => {
  const json = { a: [[], {}, 'b\n', { 'c"': [1, 2.5, true, null, 'x'.repeat(50)] }] }
  expect(JSON.parse(prettyJson(json, width))).toEqual(json)
})
