import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { assert } from '../src/kernel/assert.ts'
import type { Place } from '../src/store/engine/connections.ts'

/** The real program over a database, in a process of its own and without a limit of rate, ready to answer. */
export async function startProgram(place: Place, folder: string) {
  assert(place.kind === 'socket', 'the bench has a server of its own')
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const main = fileURLToPath(new URL('../bin/billhook.js', import.meta.url))
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl(place),
    BILLHOOK_DATA: join(folder, `data-${port}`),
    BILLHOOK_RATE: '0',
    PORT: String(port),
  }
  const program = spawn(process.execPath, [main, 'serve'], { env, stdio: 'ignore' })
  const base = `http://127.0.0.1:${port}`
  const isReady = () =>
    fetch(`${base}/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) await sleep(20)
  return {
    port,
    pid: program.pid!,
    base,
    async stop(): Promise<void> {
      const ended = once(program, 'exit')
      program.kill('SIGTERM')
      await ended
    },
  }
}

/** A database as DATABASE_URL takes it. */
export function databaseUrl(place: Place): string {
  assert(place.kind === 'socket', 'the bench has a server of its own')
  return `postgres://${place.owner}@localhost/${place.database}?host=${encodeURIComponent(place.socketFolder)}`
}
