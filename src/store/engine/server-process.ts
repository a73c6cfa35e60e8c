import type { ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import { clusterOwner } from './cluster.ts'
import { settingArguments } from './server-settings.ts'
import { spawnAs } from './server-user.ts'
import type { ServerUser } from './server-user.ts'
import { StartRefused } from './start-refused.ts'

export interface Launch {
  folder: string
  data: string
  socketFolder: string
  binaries: Binaries
  user: ServerUser
  settings: Readonly<Record<string, string>>
  log: (line: string) => void
}

/** The children of a killed server may hold its memory for a moment, and a new one refuses to start until they are gone. */
const stillHeldMs = 8_000
const stillHeld = /shared memory block|lock file .* (already exists|is empty)|Is another postmaster/

/** Recovery reads what was written since the last checkpoint: at most max_wal_size. */
const readyWithinMs = 180_000

/** Starts the server once and waits until it answers; throws StartRefused with the server's own last words. */
export async function launchServer(launch: Launch): Promise<ChildProcess> {
  const patience = Date.now() + stillHeldMs
  for (;;) {
    const outcome = await launchOnce(launch)
    if ('child' in outcome) return outcome.child
    if (stillHeld.test(outcome.lastWords) && Date.now() < patience) {
      await sleep(100)
      continue
    }
    throw new StartRefused(
      'engine_would_not_start',
      `The database server did not start: ${outcome.lastWords}`,
    )
  }
}

async function launchOnce(launch: Launch): Promise<{ child: ChildProcess } | { lastWords: string }> {
  const { binaries, data, socketFolder, settings, user } = launch
  const logFile = openLog(launch.folder)
  try {
    const before = fstatSync(logFile).size
    const args = ['-D', data, ...settingArguments(socketFolder, settings)]
    const child = spawnAs(user, binaries.postgres, args, {
      env: binaries.env,
      stdio: ['ignore', logFile, logFile],
    })
    const ended = new Promise<string>((resolve) => {
      child.once('error', (err) => resolve(err.message))
      child.once('exit', () => resolve(''))
    })
    child.unref()
    const why = await Promise.race([ended, waitUntilReady(socketFolder, child)])
    if (why === undefined) return { child }
    return { lastWords: why || lastWords(logFile, before) }
  } finally {
    closeSync(logFile)
  }
}

/** Resolves when the server takes a connection; never when it ends before that (the caller races it against the end). */
async function waitUntilReady(socketFolder: string, child: ChildProcess): Promise<undefined | string> {
  const deadline = Date.now() + readyWithinMs
  while (child.exitCode === null && child.signalCode === null) {
    const client = new pg.Client({ host: socketFolder, port: 5432, user: clusterOwner, database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return undefined
    } catch (err) {
      if (Date.now() > deadline) {
        child.kill('SIGQUIT')
        return `it did not answer within ${readyWithinMs / 1000} s (${String(err)})`
      }
      await sleep(10)
    }
  }
  return ''
}

const largestLog = 10 * 1024 * 1024

/** The server's log in the data folder; one older file is kept. */
function openLog(folder: string): number {
  const path = join(folder, 'postgres.log')
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLog) renameSync(path, join(folder, 'postgres.log.1'))
  return openSync(path, 'a+', 0o600)
}

function lastWords(logFile: number, from: number): string {
  const size = fstatSync(logFile).size
  const start = Math.max(from, size - 2_000)
  const buffer = Buffer.alloc(Math.max(0, size - start))
  readSync(logFile, buffer, 0, buffer.length, start)
  return buffer.toString('utf8').trim()
}
