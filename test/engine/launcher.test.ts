import { chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/engine/database.ts'
import type { Database } from '../../src/store/engine/database.ts'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'
import { dataFolder, isAlive, sampleMigrations, serverOf, startProgram } from './launcher-children.ts'

/** Opens the database of a folder in this process, closed when the test is done. */
async function open(folder: string): Promise<Database> {
  const db = await openDatabase({ kind: 'embedded', folder, migrations: sampleMigrations })
  onTestFinished(() => db.close())
  return db
}

const add = (db: Database, id: number) =>
  acrossOrganizations(db, (tx) => tx.run(sql`insert into fruit values (${id})`))
const fruits = (db: Database) =>
  acrossOrganizations(db, (tx) => tx.all(sql<{ id: number }>`select id from fruit order by id`))

const asRoot = process.getuid?.() === 0

describe('a start', () => {
  test('on nothing makes a database, on the network to nobody, durable, as nobody where this program is root', async () => {
    const folder = dataFolder()
    const db = await open(folder)
    expect(db).toMatchObject({
      identity: 'login',
      leastPrivilege: true,
      migrated: { applied: ['0001_fruit.sql'] },
    })
    const settings = await acrossOrganizations(db, (tx) =>
      tx.first(sql`
        select current_setting('listen_addresses') as listens, current_setting('fsync') as fsync,
               current_setting('synchronous_commit') as waits, current_setting('server_encoding') as encoding,
               (select datlocprovider::text || datlocale from pg_database where datname = 'billhook') as locale`),
    )
    expect(settings).toEqual({ listens: '', fsync: 'on', waits: 'on', encoding: 'UTF8', locale: 'bC.UTF-8' })
    const cluster = statSync(join(folder, 'postgres'))
    expect(cluster.mode & 0o777).toBe(0o700)
    if (asRoot) expect(cluster.uid).toBe(65534)
  })

  test('on existing data finds it, and applies nothing again', async () => {
    const folder = dataFolder()
    const before = await openDatabase({ kind: 'embedded', folder, migrations: sampleMigrations })
    await add(before, 1)
    await before.close()
    expect(serverOf(folder)).toBeUndefined()
    const db = await open(folder)
    expect(db.migrated).toEqual({ applied: [], skipped: [] })
    expect(await fruits(db)).toEqual([{ id: 1 }])
  })

  test('on a folder whose path is too long for a socket puts the socket elsewhere', async () => {
    const folder = join(dataFolder(), 'x'.repeat(100))
    const db = await open(folder)
    await add(db, 1)
    expect(await fruits(db)).toEqual([{ id: 1 }])
  })

  test('may be stopped twice', async () => {
    const db = await openDatabase({ kind: 'embedded', folder: dataFolder(), migrations: sampleMigrations })
    await Promise.all([db.close(), db.close()])
    await db.close()
  })

  test.runIf(asRoot)('in a home closed to others works all the same', async () => {
    const home = dataFolder()
    mkdirSync(home, { mode: 0o700 })
    const folder = join(home, 'data')
    const db = await openDatabase({ kind: 'embedded', folder, migrations: sampleMigrations })
    await add(db, 1)
    expect(statSync(join(folder, 'postgres')).uid).toBe(0)
    await db.close()
    expect(await fruits(await open(folder))).toEqual([{ id: 1 }])
  })

  test.runIf(asRoot).each([
    ['with a name', 65534],
    ['who is only a number on this machine', 23456],
  ])('by an ordinary user %s', async (_, uid) => {
    const folder = dataFolder()
    mkdirSync(folder)
    chownSync(folder, uid, uid)
    const program = await startProgram(folder, 'hold', uid)
    expect(program.said).toEqual([{ ready: true }])
    expect(statSync(join(folder, 'postgres')).uid).toBe(uid)
    expect(await program.end()).toBe(0)
    expect((await startProgram(folder, 'hold', uid)).said).toEqual([{ ready: true }])
  })
})

describe('a second start on the same folder', () => {
  test('is refused with a sentence that names the first program', async () => {
    const folder = dataFolder()
    const first = await startProgram(folder)
    const second = await startProgram(folder)
    expect(second.said).toEqual([
      {
        refused: 'data_folder_in_use',
        sentence: expect.stringMatching(
          new RegExp(
            `^The data folder ${folder} is in use by another Billhook program \\(process ${first.pid}, running since 20.*\\)\\. Stop`,
          ),
        ),
      },
    ])
    expect(await second.ended).toBe(1)
    expect(isAlive(serverOf(folder) ?? 0)).toBe(true)
    expect(await first.end()).toBe(0)
    expect((await startProgram(folder)).said).toEqual([{ ready: true }])
  })

  test('is refused within one program too', async () => {
    const folder = dataFolder()
    await open(folder)
    await expect(openDatabase({ kind: 'embedded', folder })).rejects.toMatchObject({
      code: 'data_folder_in_use',
    })
  })

  test('at the same moment: one of them gets it', async () => {
    const folder = dataFolder()
    const programs = await Promise.all([1, 2, 3].map(() => startProgram(folder)))
    const answers = programs.map((program) => program.said[0]?.['refused'] ?? 'ready')
    expect(answers.filter((answer) => answer === 'ready')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'data_folder_in_use')).toHaveLength(2)
  })
})

describe('data of another kind', () => {
  test('of another PostgreSQL is refused', async () => {
    const folder = dataFolder()
    mkdirSync(join(folder, 'postgres'), { recursive: true })
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n')
    await expect(openDatabase({ kind: 'embedded', folder })).rejects.toThrow('was made by PostgreSQL 17')
  })

  test('that the server cannot read is refused with its own words', async () => {
    const folder = dataFolder()
    const db = await openDatabase({ kind: 'embedded', folder, migrations: sampleMigrations })
    await db.close()
    rmSync(join(folder, 'postgres', 'global', 'pg_control'))
    const refused = await openDatabase({ kind: 'embedded', folder }).catch((err: unknown) => err)
    expect(refused).toMatchObject({
      code: 'engine_would_not_start',
      message: expect.stringContaining('pg_control'),
    })
  })

  test('a start that failed lets go of the folder', async () => {
    const folder = dataFolder()
    const none = join(folder, 'no-migrations')
    await expect(openDatabase({ kind: 'embedded', folder, migrations: none })).rejects.toThrow('ENOENT')
    expect(serverOf(folder)).toBeUndefined()
    expect(await fruits(await open(folder))).toEqual([])
  })
})

test("the server's log does not repeat the statements it refuses", async () => {
  const folder = dataFolder()
  const db = await open(folder)
  await expect(
    acrossOrganizations(db, (tx) => tx.run(sql`insert into fruit values (1), (1) -- 'a name'`)),
  ).rejects.toThrow()
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8')
  expect(log).toContain('fruit_pkey')
  expect(log).not.toContain('a name')
})
