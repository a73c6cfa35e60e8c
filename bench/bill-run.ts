import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '../src/kernel/assert.ts'
import { clientConfig, type Place, withClient } from '../src/store/engine/connections.ts'
import { startEmbeddedServer } from '../src/store/engine/launcher.ts'
import { freshDatabase, openBook } from './book.ts'
import { median, ratio, say, whole } from './figures.ts'
import { copyIn, copyOut, useForeignKeys } from './raw-side.ts'
import { tellAll } from './tell-all.ts'

/**
 * The bill run: priced orders go in as events, and numbered invoices of three lines with their journal entries, kept
 * balances, chain and stored plans come out, through the whole road in one process; then the same stream once more.
 * Beside it COPY of the very same rows, into the same keys, constraints, indexes and statement triggers, and into the
 * same with ordinary foreign keys instead of the triggers. They take turns on one server with fsync on.
 */
const invoices = Number(process.argv[2] ?? 100_000)
const runs = Number(process.argv[3] ?? 3)

const folder = mkdtempSync(join(tmpdir(), 'billhook-bench-'))
chmodSync(folder, 0o711)
const server = await startEmbeddedServer({ folder })
try {
  const taken = {
    road: [] as number[],
    again: [] as number[],
    setBased: [] as number[],
    foreignKeys: [] as number[],
  }
  for (let run = 1; run <= runs; run++) {
    const place = await freshDatabase(server, 'road')
    const { first, again } = await roadRun(place)
    taken.road.push(first)
    taken.again.push(again)
    // Next to the cluster's own files, where the server may write.
    const files = join(folder, 'postgres')
    await copyOut(place, files)
    taken.setBased.push(await copyIn(await freshDatabase(server, 'raw'), files))
    const keyed = await freshDatabase(server, 'raw')
    await useForeignKeys(keyed)
    taken.foreignKeys.push(await copyIn(keyed, files))
    tell(`run ${run}`, (values) => values.at(-1)!, taken)
  }
  tell('median', median, taken)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}

/** Milliseconds for all invoices through the road, and for telling all of it again. */
async function roadRun(place: Place): Promise<{ first: number; again: number }> {
  const { world, orgId, close } = await openBook(place)
  const before = await measured(place)
  const half = await tellAll(world, orgId, 0, invoices / 2)
  const rest = await tellAll(world, orgId, invoices / 2, invoices)
  const after = await measured(place)
  assert(after.invoices === invoices, 'not every event became an invoice')
  const again = (await tellAll(world, orgId, 0, invoices)).ms
  assert((await measured(place)).invoices === invoices, 'telling again made invoices')
  await close()
  say(
    `  second half at ${ratio(half.ms / rest.ms)} of the first half's rate; ${whole((after.wal - before.wal) / invoices)} B of WAL and ` +
      `${whole((after.size - before.size) / invoices)} B stored an invoice; program ${whole(Math.max(half.rss, rest.rss) / 2 ** 20)} MB at most`,
  )
  return { first: half.ms + rest.ms, again }
}

async function measured(place: Place): Promise<{ invoices: number; wal: number; size: number }> {
  const { rows } = await withClient(clientConfig(place, 'owner'), (client) =>
    client.query<{ invoices: string; wal: string; size: string }>(
      `select (select count(*) from billhook.invoice)::text as invoices,
         pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as wal, pg_database_size(current_database())::text as size`,
    ),
  )
  const { invoices: count, wal, size } = rows[0]!
  return { invoices: Number(count), wal: Number(wal), size: Number(size) }
}

function tell(
  name: string,
  of: (values: readonly number[]) => number,
  { road, again, setBased, foreignKeys }: Record<'road' | 'again' | 'setBased' | 'foreignKeys', number[]>,
): void {
  const rate = (ms: number): string => whole((invoices / ms) * 1000)
  const [first, second, raw, keyed] = [of(road), of(again), of(setBased), of(foreignKeys)]
  say(
    `${name}: road ${rate(first)} invoices/s; COPY ${rate(raw)} with set-based checks (${ratio(raw / first)}), ` +
      `${rate(keyed)} with foreign keys (${ratio(keyed / first)}); told again ${rate(second)} (${ratio(first / second)})`,
  )
}
