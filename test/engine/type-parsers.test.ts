import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'
import { isoInstant } from '../../src/store/engine/type-parsers.ts'
import { testDatabase } from '../support/test-database.ts'

const { db } = await testDatabase()

test('money is bigint, exact decimals and calendar dates are text, instants are ISO in UTC', async () => {
  const row = await acrossOrganizations(db, (tx) =>
    tx.first(sql`
      select 9007199254740993::bigint as amount, sum(x)::bigint as total, 1.10::numeric(10, 4) as rate,
             date '2026-03-29' as day, timestamptz '2026-03-01 12:00+02' as at,
             array[9007199254740993, null]::bigint[] as amounts, array[date '2026-02-28'] as days,
             array[1.10, 0.3]::numeric[] as rates, array[timestamptz '2026-03-01 12:00:00.5+02'] as times,
             '{"lines": [1, "a"]}'::jsonb as document, true as yes, 7::int as n
      from (values (1::bigint), (2)) as v (x)`),
  )
  expect(row).toEqual({
    amount: 9007199254740993n,
    total: 3n,
    rate: '1.1000',
    day: '2026-03-29',
    at: '2026-03-01T10:00:00.000Z',
    amounts: [9007199254740993n, null],
    days: ['2026-02-28'],
    rates: ['1.10', '0.3'],
    times: ['2026-03-01T10:00:00.500Z'],
    document: { lines: [1, 'a'] },
    yes: true,
    n: 7,
  })
})

test.each([
  ['2026-03-01 10:00:00+00', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01 10:00:00.1+00', '2026-03-01T10:00:00.100Z'],
  ['2026-03-01 10:00:00.123456+00', '2026-03-01T10:00:00.123456Z'],
  ['2026-03-01 00:30:00.123456+05:30', '2026-02-28T19:00:00.123456Z'],
  ['2026-03-01 23:30:00.12-03', '2026-03-02T02:30:00.120Z'],
  ['1850-01-01 00:00:00+00:19:32', '1849-12-31T23:40:28.000Z'],
  ['infinity', 'infinity'],
])('an instant printed as %s is read as %s', (printed, read) => {
  expect(isoInstant(printed)).toBe(read)
})

test('an instant with microseconds that was read is equal to itself when sent back', async () => {
  const same = await acrossOrganizations(db, async (tx) => {
    const row = await tx.first(sql<{ at: string }>`select timestamptz '2026-03-01 10:00:00.123456+00' as at`)
    return tx.first(
      sql<{
        same: boolean
      }>`select timestamptz '2026-03-01 10:00:00.123456+00' = ${row?.at}::timestamptz as same`,
    )
  })
  expect(same).toEqual({ same: true })
})
