import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BinaryArray } from '../../src/store/engine/binary-arrays.ts'
import { testDatabase } from '../support/test-database.ts'

const { owner } = await testDatabase()

/** What the server reads out of an array that was sent so, each value as the server itself writes it. */
async function read(type: string, values: readonly unknown[]): Promise<(string | null)[]> {
  const { rows } = await owner.query<{ text: string | null }>(
    `select v::text as text from unnest($1::${type}[]) with ordinality as u (v, n) order by n`,
    [new BinaryArray(type, values)],
  )
  return rows.map(({ text }) => text)
}

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`))
const day = fc
  .integer({ min: -700_000, max: 1_000_000 })
  .map((days) => new Date(days * 86_400_000).toISOString())
  .filter((text) => /^\d{4}-/.test(text) && text > '0001')

const KINDS: readonly (readonly [
  type: string,
  value: fc.Arbitrary<unknown>,
  shown: (value: never) => string,
])[] = [
  ['uuid', fc.uuid(), (id: string) => id],
  [
    'text',
    fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((text) => !text.includes('\0') && text.isWellFormed()),
    (text: string) => text,
  ],
  ['bigint', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), String],
  ['int', fc.integer(), String],
  ['boolean', fc.boolean(), String],
  ['date', day.map((text) => text.slice(0, 10)), (text: string) => text],
  [
    'timestamptz',
    day,
    (text: string) =>
      text
        .replace('T', ' ')
        .replace(/(\.\d*?)0*Z$/, '$1')
        .replace(/\.$/, '') + '+00',
  ],
  [
    'bytea',
    fc.uint8Array({ maxLength: 50 }),
    (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`,
  ],
  [
    'numeric',
    fc
      .tuple(fc.boolean(), digits(16), fc.option(digits(8)))
      .map(
        ([minus, whole, fraction]) => `${minus ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`,
      ),
    (text: string) => {
      const plain = text.replace(/^(-?)0+(?=\d)/, '$1')
      return /^-0(?:\.0*)?$/.test(plain) ? plain.slice(1) : plain
    },
  ],
  [
    'jsonb',
    fc
      .jsonValue({ noUnicodeString: true } as never)
      .map((value) => JSON.stringify({ value: typeof value === 'number' ? 1 : null })),
    (text: string) => text.replace(':', ': '),
  ],
]

test.each(KINDS)('%s: the server reads what was meant, nulls too', async (type, value, shown) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(value), { maxLength: 20 }), async (values) => {
      const meant = values.map((one) => (one === null ? null : shown(one as never)))
      expect(await read(type, values)).toEqual(meant)
    }),
    { numRuns: 60 },
  )
})

test('a type nobody taught it, and a value that is none of its type, are faults', () => {
  const written = (type: string, values: readonly unknown[]) => new BinaryArray(type, values).toPostgres()
  expect(() => written('inet', [])).toThrow(/no binary form/)
  expect(() => written('uuid', ['short'])).toThrow(/not a uuid/)
  expect(() => written('date', ['soon'])).toThrow(/not a calendar date/)
  expect(() => written('numeric', ['1e5'])).toThrow(/not a decimal/)
})
