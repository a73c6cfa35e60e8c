import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A call to the system that fails instead of being made. */
export interface Failing {
  readonly call: string
  readonly error: string
  /** Which of each process's calls fails; several may. */
  readonly nth: number
}

const LONGEST_MS = 3_000
/** What it met goes on for so long. */
const AFTER_MS = 300

/**
 * Has calls of a server and all its processes, those that begin meanwhile too, fail until one did. How many failed; 0 when
 * nobody made that call in time. Needs strace, and the right to trace the server.
 */
export async function failCalls(server: number, { call, error, nth }: Failing): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'billhook-strace-'))
  const output = join(folder, 'calls')
  const processes = [server, ...childrenOf(server)].flatMap((pid) => ['-p', `${pid}`])
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${nth}`]
  const strace = spawn('strace', ['-f', '-qq', '-o', output, ...inject, ...processes], { stdio: 'ignore' })
  const ended = once(strace, 'exit')
  const failed = (): number => {
    try {
      return readFileSync(output, 'utf8').split('(INJECTED)').length - 1
    } catch {
      return 0
    }
  }
  try {
    for (const until = performance.now() + LONGEST_MS; performance.now() < until && failed() === 0;)
      await sleep(20)
    await sleep(AFTER_MS)
    strace.kill('SIGINT')
    await ended
    return failed()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function childrenOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
}
