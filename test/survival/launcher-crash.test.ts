import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/engine/database.ts'
import type { Database } from '../../src/store/engine/database.ts'
import { isUnavailable } from '../../src/store/engine/errors.ts'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'
import {
  dataFolder,
  isAlive,
  killServerOf,
  sampleMigrations,
  serverOf,
  startProgram,
  untilGone,
} from '../engine/launcher-children.ts'
import type { Program } from '../engine/launcher-children.ts'

const fruits = async (db: Database): Promise<number[]> => {
  const rows = await acrossOrganizations(db, (tx) =>
    tx.all(sql<{ id: number }>`select id from fruit order by id`),
  )
  return rows.map((row) => row.id)
}

/** Opens the database of a folder in this process and reads it, then lets go. */
async function readAgain(folder: string): Promise<number[]> {
  const db = await openDatabase({ kind: 'embedded', folder, migrations: sampleMigrations })
  return fruits(db).finally(() => db.close())
}

/** A program that has committed some rows and goes on committing. */
async function writing(
  folder: string,
): Promise<{ program: Program; server: number; committed: () => number[] }> {
  const program = await startProgram(folder, 'write')
  await expect.poll(() => program.said.length, { timeout: 10_000 }).toBeGreaterThan(20)
  const server = serverOf(folder)
  if (server === undefined) throw new Error('no server')
  return { program, server, committed: () => program.said.slice(1).map((line) => Number(line['committed'])) }
}

test('kill -9 of the program: the next start ends the server it left and has all that was committed', async () => {
  const folder = dataFolder()
  const { program, server, committed } = await writing(folder)
  await program.end('SIGKILL')
  expect(isAlive(server)).toBe(true)
  const found = await readAgain(folder)
  expect(found).toEqual(expect.arrayContaining(committed()))
  expect(isAlive(server)).toBe(false)
})

test('kill -9 of program and server at once: the next start recovers all that was committed', async () => {
  const folder = dataFolder()
  const { program, server, committed } = await writing(folder)
  process.kill(server, 'SIGKILL')
  await program.end('SIGKILL')
  expect(await readAgain(folder)).toEqual(expect.arrayContaining(committed()))
})

test('kill -9 of the server: the living program starts it again and works on', async () => {
  const folder = dataFolder()
  const db = await openDatabase({ kind: 'embedded', folder, migrations: sampleMigrations })
  onTestFinished(() => db.close())
  await acrossOrganizations(db, (tx) => tx.run(sql`insert into fruit values (1)`))
  for (const _ of [1, 2]) {
    await untilGone(await killServerOf(folder))
    // On a busy machine it takes longer than a caller is kept waiting: then it is told so, and asks again.
    const asked = () => fruits(db).catch((err: unknown) => (isUnavailable(err) ? null : Promise.reject(err)))
    await expect.poll(asked, { timeout: 30_000, interval: 100 }).toEqual([1])
  }
  await acrossOrganizations(db, (tx) => tx.run(sql`insert into fruit values (2)`))
  expect(await fruits(db)).toEqual([1, 2])
}, 90_000)

test('a server that cannot start is tried again until it can', async () => {
  const folder = dataFolder()
  const said: string[] = []
  const log = (line: string): void => void said.push(line)
  const db = await openDatabase({ kind: 'embedded', folder, migrations: sampleMigrations, log })
  onTestFinished(() => db.close())
  // What it would start from is gone: no start can succeed until it is back.
  const control = join(folder, 'postgres', 'global', 'pg_control')
  const kept = readFileSync(control)
  writeFileSync(control, '')
  await killServerOf(folder)
  const inVain = () => said.filter((line) => line.includes('did not start')).length
  await expect.poll(inVain, { timeout: 15_000 }).toBeGreaterThan(2)
  writeFileSync(control, kept)
  const asked = () => fruits(db).catch((err: unknown) => (isUnavailable(err) ? null : Promise.reject(err)))
  await expect.poll(asked, { timeout: 30_000, interval: 100 }).toEqual([])
}, 60_000)

test('a program whose server cannot start can be stopped all the same', async () => {
  const folder = dataFolder()
  const db = await openDatabase({ kind: 'embedded', folder, migrations: sampleMigrations })
  const control = join(folder, 'postgres', 'global', 'pg_control')
  const kept = readFileSync(control)
  writeFileSync(control, '')
  await killServerOf(folder)
  await db.close()
  writeFileSync(control, kept)
  expect(await readAgain(folder)).toEqual([])
})

test('SIGTERM ends program and server in order; the data needs no recovery', async () => {
  const folder = dataFolder()
  const { program, server, committed } = await writing(folder)
  expect(await program.end('SIGTERM')).toBe(0)
  expect(isAlive(server)).toBe(false)
  expect(await readAgain(folder)).toEqual(expect.arrayContaining(committed()))
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('was not properly shut down')
})

test('a program that ends without stopping its server tells it to end all the same', async () => {
  const folder = dataFolder()
  const program = await startProgram(folder, 'exit')
  const server = serverOf(folder)
  expect(await program.ended).toBe(3)
  if (server !== undefined) await untilGone(server)
  expect(await readAgain(folder)).toEqual([])
})

test('kill -9 while the database is being made: the next start makes it anew', async () => {
  const folder = dataFolder()
  const starting = startProgram(folder)
  const half = (): boolean => readdirSync(folder).some((name) => name.startsWith('postgres.new-'))
  await expect.poll(() => existsSync(folder) && half(), { interval: 5, timeout: 10_000 }).toBe(true)
  const holder = JSON.parse(readFileSync(join(folder, 'billhook.pid'), 'utf8')) as { pid: number }
  process.kill(holder.pid, 'SIGKILL')
  await starting
  expect(existsSync(join(folder, 'postgres'))).toBe(false)
  expect(await readAgain(folder)).toEqual([])
  await readAgain(folder) // the first start may have met the orphan still at work on its half
  expect(half()).toBe(false)
})

test("a process id that has gone to another program since is not taken for the server's", async () => {
  const folder = dataFolder()
  const { program, server, committed } = await writing(folder)
  process.kill(server, 'SIGKILL')
  await program.end('SIGKILL')
  await sleep(100)
  const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {})
  onTestFinished(() => void stranger.kill('SIGKILL'))
  const pidFile = join(folder, 'postgres', 'postmaster.pid')
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)))
  expect(await readAgain(folder)).toEqual(expect.arrayContaining(committed()))
  expect(isAlive(stranger.pid ?? 0)).toBe(true)
})
