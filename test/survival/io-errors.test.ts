import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { clusterOwner } from '../../src/store/engine/cluster.ts'
import { clientConfig, withClient } from '../../src/store/engine/connections.ts'
import { Businesses } from './businesses.ts'
import { failCalls } from './failing-calls.ts'
import { freePort, RunningProgram } from './running-program.ts'

/** None in the tests: strace is not ours. `npm run soak:io` does 60. */
const FAULTS = Number(process.env['FAULTS'] ?? 0)
/** After so long strace is at its work. */
const UNDER_WAY_MS = 300

/** Every call by which the server reaches its disk (`read` and `write` are its pipes as well). */
const CALLS = [
  ['pwrite64', 'EIO'],
  ['pwrite64', 'ENOSPC'],
  ['pread64', 'EIO'],
  ['fdatasync', 'EIO'],
  ['fsync', 'EIO'],
  ['openat', 'EIO'],
  ['write', 'EIO'],
  ['unlink', 'EIO'],
] as const

test.skipIf(FAULTS === 0)(
  `the disk fails single calls of the database server under load${FAULTS === 0 ? ' (not run: needs strace; npm run soak:io)' : `, ${FAULTS} times`}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'billhook-io-'))
    chmodSync(folder, 0o711)
    const program = new RunningProgram(folder, await freePort())
    onTestFinished(async () => {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    await program.start()
    const businesses = await Businesses.open(program, ['first', 'second'])
    const failed = new Map<string, number>()
    for (let fault = 0; fault < FAULTS; fault++) {
      const [call, error] = CALLS[fault % CALLS.length]!
      // A server that starts anew has everything to read; one that runs writes what it has in a checkpoint.
      if (call === 'pread64') await startServerAnew(program)
      const nth = 1 + Math.floor(Math.random() * 4)
      const [many] = await Promise.all([
        failCalls(program.serverPid()!, { call, error, nth }),
        checkpoint(folder),
      ])
      const name = `${call} ${error}`
      failed.set(name, (failed.get(name) ?? 0) + many)
      const before = businesses.answered
      await expect.poll(() => businesses.answered, { timeout: 60_000 }).toBeGreaterThan(before + 20)
    }
    await businesses.proven(program)
    const log = readFileSync(join(folder, 'postgres.log'), 'utf8')
    const count = (what: RegExp): number => log.match(what)?.length ?? 0
    console.log(
      `${businesses.answered} answers; failed: ${[...failed].map(([name, many]) => `${name} ${many}`).join(', ')}; ` +
        `${count(/ PANIC: /g)} panics, ${count(/ ERROR: /g)} errors, ${count(/ FATAL: /g)} fatal`,
    )
  },
  60_000 + FAULTS * 70_000,
)

async function startServerAnew(program: RunningProgram): Promise<void> {
  const before = program.serverPid()
  program.killServer()
  await expect.poll(() => program.serverPid() ?? before, { timeout: 60_000, interval: 1 }).not.toBe(before)
}

/** Asks for everything to be written; whether that succeeds is not asked. */
async function checkpoint(folder: string): Promise<void> {
  const place = {
    kind: 'socket',
    socketFolder: join(folder, 'socket'),
    owner: clusterOwner,
    database: 'billhook',
  } as const
  await sleep(UNDER_WAY_MS)
  await withClient(clientConfig(place, 'owner'), (client) => client.query('checkpoint')).catch(() => {})
}
