import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BinaryArray } from '../../src/store/engine/binary-arrays.ts'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'
import { plainQuery } from '../../src/store/engine/query.ts'
import { testDatabase } from '../support/test-database.ts'

const { db } = await testDatabase()

interface Read {
  readonly texts: readonly (string | null)[] | null
  readonly word: string | null
  readonly numbers: readonly string[] | null
  readonly bytes: string | null
}

const COLUMNS = `$1::text[] as texts, $2::text as word, array(select v::text from unnest($3::bigint[]) v) as numbers,
  encode($4::bytea, 'hex') as bytes`

const text = fc
  .string({ unit: 'grapheme', maxLength: 2_000 })
  .filter((one) => !one.includes('\0') && one.isWellFormed())

/** Told in one message: arrays, a plain text, bytes, and nothing at all. */
const told = fc.record({
  texts: fc.array(fc.option(text), { maxLength: 40 }),
  word: fc.option(text),
  numbers: fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { maxLength: 40 }),
  bytes: fc.option(fc.uint8Array({ maxLength: 3_000 })),
})

test('many messages under way at once bring each what was meant, from buffers that are used again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 30 }), async (all) => {
      const read = await acrossOrganizations(db, (tx) =>
        Promise.all(
          all.map(({ texts, word, numbers, bytes }) =>
            tx.first(
              plainQuery<Read>(`select ${COLUMNS}`, [
                new BinaryArray('text', texts),
                word,
                new BinaryArray('bigint', numbers),
                bytes && Buffer.from(bytes),
              ]),
            ),
          ),
        ),
      )
      expect(read).toEqual(
        all.map(({ texts, word, numbers, bytes }) => ({
          texts,
          word,
          numbers: numbers.map(String),
          bytes: bytes && Buffer.from(bytes).toString('hex'),
        })),
      )
    }),
    { numRuns: 60 },
  )
})

test('a value that cannot be written fails its query and leaves its connection as it was', async () => {
  const asked = acrossOrganizations(db, (tx) =>
    tx.first(plainQuery<Read>('select $1::uuid[] as one', [new BinaryArray('uuid', ['short'])])),
  )
  await expect(asked).rejects.toThrow(/not a uuid/)
  const after = await acrossOrganizations(db, (tx) =>
    tx.first(plainQuery<{ one: string[] }>('select $1::text[] as one', [new BinaryArray('text', ['a'])])),
  )
  expect(after).toEqual({ one: ['a'] })
})
