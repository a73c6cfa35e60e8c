import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '../src/kernel/assert.ts'
import { isRefusal } from '../src/kernel/refusal.ts'
import { createApiKey } from '../src/operations/create-api-key.ts'
import { startEmbeddedServer } from '../src/store/engine/launcher.ts'
import { freshDatabase, openBook } from './book.ts'
import { orderPriced } from './events.ts'
import { say, whole } from './figures.ts'
import { startProgram } from './program.ts'

/**
 * The memory that the program takes while events stream in over HTTP, as a whole process: two senders tell batches of a
 * thousand, the next as soon as the last was answered.
 */
const events = Number(process.argv[2] ?? 1_000_000)
const BATCH = 1_000
const SENDERS = 2
const ACTOR = { name: 'Bench', role: 'owner' } as const

const folder = mkdtempSync(join(tmpdir(), 'billhook-bench-'))
chmodSync(folder, 0o711)
const server = await startEmbeddedServer({ folder })
try {
  const place = await freshDatabase(server, 'stream')
  const book = await openBook(place)
  const made = await createApiKey(book.world, book.orgId, ACTOR, { name: 'Bench', role: 'owner' })
  assert(!isRefusal(made), 'the key was refused')
  await book.close()
  const program = await startProgram(place, folder)
  try {
    say(`just started: ${megabytesOf(program.pid, 'VmRSS')} MB`)
    const begun = performance.now()
    let next = 0
    const stream = async (): Promise<void> => {
      while (next < events) {
        const first = next
        next += BATCH
        await tell(program.base, made.key, first)
        if (first % (events / 10) === 0)
          say(`after ${whole(first)} events: ${megabytesOf(program.pid, 'VmRSS')} MB`)
      }
    }
    await Promise.all(Array.from({ length: SENDERS }, stream))
    const rate = (events / (performance.now() - begun)) * 1000
    say(`${whole(events)} events, ${whole(rate)}/s: ${megabytesOf(program.pid, 'VmHWM')} MB at most`)
  } finally {
    await program.stop()
  }
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}

async function tell(base: string, key: string, first: number): Promise<void> {
  const answer = await fetch(`${base}/v1/work-events/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ events: Array.from({ length: BATCH }, (_, at) => orderPriced(first + at)) }),
  })
  const { results } = (await answer.json()) as { results: { status: number }[] }
  assert(
    results.every(({ status }) => status === 201),
    'an event was not carried out',
  )
}

/** What a process has in memory now (VmRSS), or had at most (VmHWM), as Linux counts it. */
function megabytesOf(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${what}:\\s+(\\d+) kB`, 'm'))
  assert(line, `there is no ${what} of ${pid}`)
  return Math.round(Number(line[1]) / 1024)
}
