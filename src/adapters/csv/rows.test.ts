import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows, LONGEST_ROW } from './rows.ts'

/** Rows as "line: a|b", or "line: fault". The text comes in pieces of the given length. */
async function rows(text: string, length = 7, delimiter = ','): Promise<string[]> {
  const read: string[] = []
  for await (const row of csvRows(pieces(text, length), delimiter))
    read.push(`${row.number}: ${'fault' in row ? row.fault : row.fields.join('|')}`)
  return read
}

async function* pieces(text: string, length: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += length)
    yield await Promise.resolve(text.slice(from, from + length))
}

describe('rows', () => {
  test.each<[string, string, string[]]>([
    ['plain', 'a,b\n1,2\n', ['1: a|b', '2: 1|2']],
    ['CRLF', 'a,b\r\n1,2\r\n', ['1: a|b', '2: 1|2']],
    ['CR', 'a,b\r1,2', ['1: a|b', '2: 1|2']],
    ['mixed line ends', 'a,b\n1,2\r\n3,4\r5,6', ['1: a|b', '2: 1|2', '3: 3|4', '4: 5|6']],
    ['no line end at the end', 'a,b\n1,2', ['1: a|b', '2: 1|2']],
    ['empty fields', 'a,,\n,,c', ['1: a||', '2: ||c']],
    ['quotes', '"a, b","say ""hi""",""', ['1: a, b|say "hi"|']],
    ['line ends in quotes', 'a\n"x\r\ny\nz"\nb', ['1: a', '2: x\r\ny\nz', '5: b']],
    ['a quote within', '5" pipe,x', ['1: 5" pipe|x']],
    ['lines of nothing', 'a\n\n ,\r\n\nb\n', ['1: a', '5: b']],
    [
      'a quote that is never closed costs its line',
      'a,b\n1,"x\n2,y\n3,z',
      ['1: a|b', '2: quote_not_closed', '3: 2|y', '4: 3|z'],
    ],
    ['and so does text after one', 'a,b\n1,"x"y\n"2","y"\n', ['1: a|b', '2: text_after_quote', '3: 2|y']],
    ['a stray quote before good rows', '1,"x\n2,"y"\n3,z\n', ['1: text_after_quote', '2: 2|y', '3: 3|z']],
    ['nothing', '', []],
  ])('%s', async (_, text, expected) => {
    for (const length of [1, 2, 7, 1000]) expect(await rows(text, length)).toEqual(expected)
  })

  test('a row longer than can be held costs itself', async () => {
    const long = 'x'.repeat(2.5 * LONGEST_ROW)
    expect(await rows(`a\n${long},1\nb\n`, 64_000)).toEqual(['1: a', '2: row_too_long', '3: b'])
    const lines = `${'x'.repeat(99)}\n`.repeat(30_000)
    const read = await rows(`a\n"${lines}b\n`, 64_000)
    expect(read.slice(0, 2)).toEqual(['1: a', '2: row_too_long'])
    expect(read.length).toBe(30_002)
    expect(read.at(-1)).toBe('30002: b')
  })

  test('what was written is read, however it is cut', async () => {
    const field = fc.string({
      unit: fc.constantFrom('a', '"', ';', '\n', '\r', ' ', 'ä', '😀'),
      maxLength: 6,
    })
    const table = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 })
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        async (given, end, length) => {
          const text = given.map((fields) => fields.map(quoted).join(';') + end).join('')
          const read: (readonly string[])[] = []
          for await (const row of csvRows(pieces(text, length), ';')) {
            expect(row).toHaveProperty('fields')
            if ('fields' in row) read.push(row.fields)
          }
          expect(read).toEqual(given.filter((fields) => fields.some((it) => it.trim() !== '')))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('any text is read to its end, cut in any way with the same result', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (given, length) => {
        expect(await rows(given, length)).toEqual(await rows(given, 1000))
      }),
      { numRuns: 1000 },
    )
  })
})
