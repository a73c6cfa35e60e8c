import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { clientConfig, withClient } from '../../src/store/engine/connections.ts'
import { migrate } from '../../src/store/engine/migrate.ts'
import { emptyDatabase } from '../support/test-database.ts'
import { migrationFolder } from '../support/migration-folder.ts'

async function connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(clientConfig(await emptyDatabase(), 'owner'), work)
}

const tables = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'billhook'::regnamespace and c.relkind = 'r' and c.relname <> 'billhook_migration' order by 1`,
  )
  return rows.map((row) => row.name)
}

test('files are applied in order of their numbers, in schema billhook, once', () =>
  connected(async (client) => {
    const folder = migrationFolder({
      '0010_later.sql': 'insert into fruit values (1)',
      '0002_fruit.sql': 'create table fruit (id int primary key)',
    })
    expect(await migrate(client, folder)).toEqual({
      applied: ['0002_fruit.sql', '0010_later.sql'],
      skipped: [],
    })
    expect(await migrate(client, folder)).toEqual({ applied: [], skipped: [] })
    expect(await tables(client)).toEqual(['fruit'])
    writeFileSync(join(folder, '0011_more.sql'), 'insert into fruit values (2)')
    expect(await migrate(client, folder)).toEqual({ applied: ['0011_more.sql'], skipped: [] })
  }))

test('programs that start at once apply each file once between them', async () => {
  const place = await emptyDatabase()
  const folder = migrationFolder({
    '0001_fruit.sql': 'create table fruit (id int primary key); select pg_sleep(0.05)',
    '0002_one.sql': 'insert into fruit values (1)',
  })
  const starts = [1, 2, 3, 4].map(() =>
    withClient(clientConfig(place, 'owner'), (client) => migrate(client, folder)),
  )
  const applied = (await Promise.all(starts)).flatMap((done) => done.applied)
  expect(applied.sort()).toEqual(['0001_fruit.sql', '0002_one.sql'])
})

test('a file that was changed after it was applied is refused; other line ends are no change', () =>
  connected(async (client) => {
    const folder = migrationFolder({ '0001_fruit.sql': 'create table fruit (\n  id int\n)' })
    await migrate(client, folder)
    writeFileSync(join(folder, '0001_fruit.sql'), 'create table fruit (\r\n  id int\r\n)')
    expect(await migrate(client, folder)).toEqual({ applied: [], skipped: [] })
    writeFileSync(join(folder, '0001_fruit.sql'), 'create table fruit (\n  id bigint\n)')
    await expect(migrate(client, folder)).rejects.toMatchObject({
      code: 'migration_changed',
      message: expect.stringContaining('0001_fruit.sql was changed after it was applied'),
    })
  }))

test('a database that a newer program has worked on is refused', () =>
  connected(async (client) => {
    await migrate(client, migrationFolder({ '0001_a.sql': 'select 1', '0002_b.sql': 'select 1' }))
    await expect(migrate(client, migrationFolder({ '0001_a.sql': 'select 1' }))).rejects.toMatchObject({
      code: 'migration_missing',
      message: expect.stringContaining('0002_b.sql'),
    })
  }))

test('a file that fails leaves nothing of itself, keeps those before it, and says where', () =>
  connected(async (client) => {
    const folder = migrationFolder({
      '0001_fruit.sql': 'create table fruit (id int)',
      '0002_wrong.sql': 'create table basket (id int);\n\nselect nothing from nowhere',
    })
    await expect(migrate(client, folder)).rejects.toThrow(/0002_wrong\.sql failed at line 3: .*nowhere/)
    expect(await tables(client)).toEqual(['fruit'])
    writeFileSync(join(folder, '0002_wrong.sql'), 'create table basket (id int)')
    expect(await migrate(client, folder)).toEqual({ applied: ['0002_wrong.sql'], skipped: [] })
  }))

const refusing = `do $$ begin raise exception 'triggers are not supported on distributed tables' using errcode = '0A000'; end $$`

test('an optional file is skipped and recorded when the engine does not know the feature', () =>
  connected(async (client) => {
    const folder = migrationFolder({
      '0001_guard.sql': `--! optional: the same is checked by the statement\ncreate table half (id int);\n${refusing}`,
      '0002_after.sql': 'create table fruit (id int)',
    })
    expect(await migrate(client, folder)).toEqual({
      applied: ['0002_after.sql'],
      skipped: ['0001_guard.sql'],
    })
    expect(await tables(client)).toEqual(['fruit'])
    const { rows } = await client.query('select version, skipped from billhook_migration order by version')
    expect(rows).toEqual([
      { version: 1, skipped: 'triggers are not supported on distributed tables' },
      { version: 2, skipped: null },
    ])
    expect(await migrate(client, folder)).toEqual({ applied: [], skipped: [] })
  }))

test('a mistake in an optional file is not taken for a missing feature', () =>
  connected(async (client) => {
    const folder = migrationFolder({
      '0001_guard.sql': '--! optional: nice to have\nselect nothing from nowhere',
    })
    await expect(migrate(client, folder)).rejects.toMatchObject({ code: 'migration_failed' })
  }))

test('an optional file that works is applied; a file that is not optional must work', () =>
  connected(async (client) => {
    const works = migrationFolder({
      '0001_guard.sql': '--! optional: nice to have\ncreate table guard (id int)',
    })
    expect(await migrate(client, works)).toEqual({ applied: ['0001_guard.sql'], skipped: [] })
    writeFileSync(join(works, '0002_must.sql'), refusing)
    await expect(migrate(client, works)).rejects.toMatchObject({ code: 'migration_failed' })
  }))

test.each([
  [{ '0001_a.sql': '', '0001_b.sql': '' }, 'same number: 0001_a.sql and 0001_b.sql'],
  [{ 'first.sql': '' }, 'is not named like a migration'],
])('files %o are refused', (files, why) =>
  connected(async (client) => {
    await expect(migrate(client, migrationFolder(files))).rejects.toThrow(why)
  }),
)

test('a file numbered before one that is applied is refused', () =>
  connected(async (client) => {
    const folder = migrationFolder({ '0005_five.sql': 'select 1' })
    await migrate(client, folder)
    writeFileSync(join(folder, '0004_four.sql'), 'select 1')
    await expect(migrate(client, folder)).rejects.toThrow('0004_four.sql stands before others')
  }))
