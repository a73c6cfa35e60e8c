import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'

/** The schema of the launcher's tests: one table, fruit. */
export const sampleMigrations = fileURLToPath(new URL('./sample-migrations', import.meta.url))

const programFile = fileURLToPath(new URL('./launcher-program.ts', import.meta.url))

/** A folder for one test; a server that still runs on it when the test is done is killed, and it is removed. */
export function dataFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'billhook-launcher-'))
  chmodSync(parent, 0o755)
  const folder = join(parent, 'data')
  onTestFinished(async () => {
    const server = serverOf(folder)
    if (server !== undefined && isAlive(server)) process.kill(server, 'SIGKILL')
    if (server !== undefined) await untilGone(server)
    rmSync(parent, { recursive: true, maxRetries: 10, retryDelay: 50 })
  })
  return folder
}

/** The process id that the server on a data folder wrote down. */
export function serverOf(folder: string): number | undefined {
  const file = join(folder, 'postgres', 'postmaster.pid')
  // A file that is just being written is still empty: 0 would be our own process group.
  return (existsSync(file) && Number(readFileSync(file, 'utf8').split('\n')[0])) || undefined
}

/** Kills the server of a folder at once, waiting for it when it is just starting; tells which process that was. */
export async function killServerOf(folder: string): Promise<number> {
  await expect.poll(() => serverOf(folder), { timeout: 30_000 }).toBeDefined()
  const server = serverOf(folder)!
  process.kill(server, 'SIGKILL')
  return server
}

/** True while a process runs; one that has ended and is only not yet buried by its parent does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !(process.platform === 'linux' && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
  } catch {
    return false
  }
}

/** Waits until a process has ended; throws when it does not within ten seconds. */
export async function untilGone(pid: number): Promise<void> {
  for (const end = Date.now() + 10_000; isAlive(pid); await sleep(10)) {
    if (Date.now() > end) throw new Error(`Process ${pid} is still there`)
  }
}

export interface Program {
  pid: number
  /** What it printed so far, each line parsed. The first is { ready } or { refused, sentence }. */
  said: Record<string, unknown>[]
  /** Ends it with a signal (SIGTERM unless told otherwise) and gives its exit code, null when the signal ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>
  /** Its exit code, once it ends by itself. */
  ended: Promise<number | null>
}

/** Starts another program on a data folder and waits for its first line. See launcher-program.ts. */
export async function startProgram(folder: string, mode = 'hold', uid?: number): Promise<Program> {
  const child = spawn(process.execPath, [programFile, folder, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const said: Record<string, unknown>[] = []
  const lines = createInterface(child.stdout)
  const first = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      said.push(JSON.parse(line) as Record<string, unknown>)
      resolve()
    })
    lines.once('close', resolve)
  })
  await first
  return {
    pid: child.pid ?? 0,
    said,
    ended,
    end(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}
