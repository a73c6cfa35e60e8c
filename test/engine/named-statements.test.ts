import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { testDatabase } from '../support/test-database.ts'

const org = '018f0000-0000-7000-8000-00000000000a'
const named = await testDatabase({ poolSize: 1 })
const unnamed = await testDatabase({ poolSize: 1, namedStatements: false })

const prepared = sql<{
  statement: string
}>`select statement from pg_prepared_statements where statement like '%fruit%' and statement not like '%pg_prepared%'`
const counting = (n: number) => sql`select ${n}::int as fruit`

test('each text is prepared once on a connection', async () => {
  for (const n of [1, 2]) {
    await inOrganization(named.db, org, (tx) => Promise.all([tx.all(counting(n)), tx.all(counting(n + 1))]))
  }
  expect(await inOrganization(named.db, org, (tx) => tx.all(prepared))).toEqual([
    { statement: 'select $1::int as fruit' },
  ])
})

test('a text that failed to be prepared can be prepared later', async () => {
  const later = sql`select 1 from fruit_to_come`
  const ask = () => inOrganization(named.db, org, (tx) => Promise.all([tx.all(later), tx.all(later)]))
  await expect(ask()).rejects.toMatchObject({ code: '42P01' })
  await named.owner.query('create table fruit_to_come (); grant select on fruit_to_come to billhook_program')
  expect(await ask()).toEqual([[], []])
})

test('behind a pooler nothing is prepared, and role and settings come with each transaction', async () => {
  const row = await inOrganization(unnamed.db, org, async (tx) => {
    await Promise.all([tx.all(counting(1)), tx.all(counting(2))])
    expect(await tx.all(prepared)).toEqual([])
    return tx.first(sql`
      select current_user as role, current_setting('search_path') as path, current_setting('timezone') as zone,
             current_setting('billhook.org') as org`)
  })
  expect(row).toEqual({ role: 'billhook_program', path: 'billhook,public', zone: 'UTC', org })
  const { rows } = await unnamed.db.pool.query(
    `select current_user as role, current_setting('billhook.org') as org`,
  )
  expect(rows).not.toEqual([expect.objectContaining({ role: 'billhook_program' })])
  expect(rows).toEqual([expect.objectContaining({ org: '' })])
})
