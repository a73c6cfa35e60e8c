import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '../src/kernel/assert.ts'
import { ingestWorkEvents } from '../src/operations/ingest-work-event.ts'
import { startEmbeddedServer } from '../src/store/engine/launcher.ts'
import { clientConfig, withClient } from '../src/store/engine/connections.ts'
import { freshDatabase, openBook } from './book.ts'
import { copyIn, copyOut } from './copy-side.ts'
import { orderPriced } from './events.ts'

/**
 * The bill run: priced orders go in as events, and numbered invoices of three lines with their journal entries, kept
 * balances and stored plans come out, through the whole road in one process. Beside it, COPY of the very same rows into
 * the same keys, constraints, indexes and triggers. They take turns on one server with fsync on.
 */
const invoices = Number(process.argv[2] ?? 100_000)
const runs = Number(process.argv[3] ?? 3)
const BATCH = 1_000
const ACTOR = { name: 'Bench', role: 'owner' } as const

const folder = mkdtempSync(join(tmpdir(), 'billhook-bench-'))
chmodSync(folder, 0o711)
const server = await startEmbeddedServer({ folder })
try {
  const road: number[] = []
  const copy: number[] = []
  for (let run = 1; run <= runs; run++) {
    const place = await freshDatabase(server, 'road')
    road.push(await roadRun(place))
    // Next to the cluster's own files, where the server may write.
    const files = join(folder, 'postgres')
    await copyOut(place, files)
    copy.push(await copyIn(await freshDatabase(server, 'copy'), files))
    print(`run ${run}`, road.at(-1)!, copy.at(-1)!)
  }
  print('median', median(road), median(copy))
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}

/** Milliseconds for all invoices through the road. */
async function roadRun(place: Awaited<ReturnType<typeof freshDatabase>>): Promise<number> {
  const { world, orgId, close } = await openBook(place)
  const from = performance.now()
  // One batch waits in the lane while another is written, so that reading events and writing rows overlap.
  const underway: Promise<unknown>[] = []
  for (let first = 0; first < invoices; first += BATCH) {
    const size = Math.min(BATCH, invoices - first)
    const events = Array.from({ length: size }, (_, at) => orderPriced(first + at))
    underway.push(ingestWorkEvents(world, orgId, ACTOR, events))
    if (underway.length > 2) await underway.shift()
  }
  await Promise.all(underway)
  const took = performance.now() - from
  await close()
  const counted = await withClient(clientConfig(place, 'owner'), (client) =>
    client.query<{ n: string }>('select count(*)::text as n from billhook.invoice'),
  )
  assert(Number(counted.rows[0]!.n) === invoices, 'not every event became an invoice')
  return took
}

function print(name: string, roadMs: number, copyMs: number): void {
  const rate = (ms: number): string => Math.round((invoices / ms) * 1000).toLocaleString('en-US')
  process.stdout.write(
    `${name}: road ${rate(roadMs)} invoices/s, COPY ${rate(copyMs)} invoices/s, road/COPY ${(copyMs / roadMs).toFixed(3)}\n`,
  )
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
