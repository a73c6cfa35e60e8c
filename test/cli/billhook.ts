import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import type { Place } from '../../src/store/engine/connections.ts'

const MAIN = fileURLToPath(new URL('../../bin/billhook.js', import.meta.url))

/** What a run of the program ended with. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** More that a run is given: environment, what it reads, and when a Ctrl+C, or `signal`, ends it. */
export interface Given {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly interruptWhen?: () => boolean
  readonly signal?: NodeJS.Signals
}

export type Billhook = (args: readonly string[], given?: Given) => Promise<Ended>

/** A temporary folder, removed when the file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'billhook-cli-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The address of a test's database, as DATABASE_URL takes it. */
export const urlOf = (place: Place): string =>
  place.kind === 'url'
    ? place.url
    : `postgres://${place.owner}@/${place.database}?host=${encodeURIComponent(place.socketFolder)}`

/** Runs the real program as a child, in a folder of its own and with nothing of this environment. */
export function billhookWith(env: Readonly<Record<string, string>>, cwd: string): Billhook {
  return async (args, given = {}) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', ...env, ...given.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.stdin.on('error', () => {})
    child.stdin.end(given.input ?? '')
    const watch = setInterval(() => {
      if (!given.interruptWhen?.()) return
      clearInterval(watch) // a second one would end it at once
      child.kill(given.signal ?? 'SIGINT')
    }, 5)
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    clearInterval(watch)
    return { code, out, err }
  }
}

/** What a run with --json answered: a document, or the objects of its lines. */
export const jsonOf = <T>({ out }: Ended): T => JSON.parse(out) as T
export const linesOf = <T>({ out }: Ended): T[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
