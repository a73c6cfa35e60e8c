import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '../src/kernel/assert.ts'
import { isRefusal } from '../src/kernel/refusal.ts'
import { createApiKey } from '../src/operations/create-api-key.ts'
import { createOrganization } from '../src/operations/create-organization.ts'
import { ingestWorkEvent, ingestWorkEvents } from '../src/operations/ingest-work-event.ts'
import { Lanes } from '../src/operations/lanes.ts'
import type { World } from '../src/operations/world.ts'
import { clientConfig, type Place, withClient } from '../src/store/engine/connections.ts'
import { startEmbeddedServer } from '../src/store/engine/launcher.ts'
import { freshDatabase, openBook } from './book.ts'
import { orderPriced } from './events.ts'
import { median, percentile, ratio, say, whole } from './figures.ts'
import { startProgram } from './program.ts'
import { Sender } from './sender.ts'
import { writtenAlone } from './written-alone.ts'

/**
 * One organization that everybody writes in at once: 32 senders of single events over HTTP, key checked, against the
 * same events as batches in one process, the same senders over 100 organizations, and one transaction for each event.
 * Then one sender alone, against the bare statements that write what an event writes, and against the one that posts an
 * entry. All on one server, in turns.
 */
const events = Number(process.argv[2] ?? 6_000)
const runs = Number(process.argv[3] ?? 3)
const SENDERS = 32
const ACTOR = { name: 'Bench', role: 'owner' } as const

interface Timed {
  readonly rate: number
  readonly p50: number
  readonly p99: number
}

const folder = mkdtempSync(join(tmpdir(), 'billhook-bench-'))
chmodSync(folder, 0o711)
const server = await startEmbeddedServer({ folder })
let told = 0
try {
  const results: Record<string, Timed[]> = {}
  for (let run = 1; run <= runs; run++) {
    for (const [name, measure] of CASES()) {
      const timed = await measure(await freshDatabase(server, `bench_${name}`))
      ;(results[name] ??= []).push(timed)
      say(
        `run ${run} ${name}: ${whole(timed.rate)}/s, p50 ${timed.p50.toFixed(2)} ms, p99 ${timed.p99.toFixed(1)} ms`,
      )
    }
  }
  const of = (name: string, what: keyof Timed): number => median(results[name]!.map((timed) => timed[what]))
  say(`hot / batches ${ratio(of('hot', 'rate') / of('batches', 'rate'))}`)
  say(`hot / 100 organizations ${ratio(of('hot', 'rate') / of('spread', 'rate'))}`)
  say(`hot / one transaction each ${ratio(of('hot', 'rate') / of('alone', 'rate'))}`)
  say(`p99 hot / p99 batches ${ratio(of('hot', 'p99') / of('batches', 'p99'))}`)
  say(`idle p50 / p50 of its bare statements ${ratio(of('idle', 'p50') / of('written', 'p50'))}`)
  say(`idle p50 / p50 of the bare entry ${ratio(of('idle', 'p50') / of('bare', 'p50'))}`)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}

function CASES(): readonly (readonly [name: string, measure: (place: Place) => Promise<Timed>])[] {
  return [
    ['hot', (place) => overHttp(place, 1, SENDERS, events)],
    ['batches', inBatches],
    ['spread', (place) => overHttp(place, 100, SENDERS, events)],
    ['alone', oneEach],
    ['idle', (place) => overHttp(place, 1, 1, Math.ceil(events / 10))],
    ['written', written],
    ['bare', bare],
  ]
}

/** Runs `send` for each of `many`, so many at a time. */
async function timed(many: number, atOnce: number, send: (n: number) => Promise<unknown>): Promise<Timed> {
  const took: number[] = []
  let next = 0
  const from = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < many) {
        const n = next++
        const begun = performance.now()
        await send(n)
        took.push(performance.now() - begun)
      }
    }),
  )
  return {
    rate: (many / (performance.now() - from)) * 1000,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
  }
}

/** Single events over HTTP to the real program in a process of its own. */
async function overHttp(place: Place, organizations: number, senders: number, many: number): Promise<Timed> {
  const { world, close } = await openBook(place)
  const keys: string[] = []
  for (let n = 0; n < organizations; n++) keys.push(await keyOf(world, n))
  await close()
  const program = await startProgram(place, folder)
  const free = await Promise.all(Array.from({ length: senders }, () => Sender.open(program.port)))
  const all = [...free]
  // An event acts once by its own id: no key for the request is needed besides.
  const send = async (n: number) => {
    const sender = free.pop()!
    const event = JSON.stringify(orderPriced(told++))
    const status = await sender.post('/v1/work-events', keys[n % organizations]!, event)
    assert(status === 201, `an event was answered ${status}`)
    free.push(sender)
  }
  await timed(many, senders, send)
  const result = await timed(many, senders, send)
  for (const sender of all) sender.close()
  await program.stop()
  return result
}

async function keyOf(world: World, n: number): Promise<string> {
  const made = await createOrganization(world, ACTOR, {
    slug: `bench-${n}`,
    name: `Bench ${n}`,
    timeZone: 'America/New_York',
    currency: 'USD',
    profile: 'fleet',
    seller: { name: 'Bench' },
  })
  assert(!isRefusal(made), 'the organization was refused')
  const key = await createApiKey(world, made.orgId, ACTOR, { name: 'Bench', role: 'dispatcher' })
  assert(!isRefusal(key), 'the key was refused')
  return key.key
}

/** The same events in one process, as batches of as many as there are senders. */
async function inBatches(place: Place): Promise<Timed> {
  const { world, orgId, close } = await openBook(place)
  const batch = () =>
    ingestWorkEvents(
      world,
      orgId,
      ACTOR,
      Array.from({ length: SENDERS }, () => orderPriced(told++)),
    )
  await timed(Math.ceil(events / SENDERS), 1, batch)
  const result = await timed(Math.ceil(events / SENDERS), 1, batch)
  await close()
  return { ...result, rate: result.rate * SENDERS }
}

/** As many at once, each in a transaction of its own. */
async function oneEach(place: Place): Promise<Timed> {
  const { world, orgId, close } = await openBook(place)
  const send = () => ingestWorkEvent({ ...world, lanes: new Lanes() }, orgId, ACTOR, orderPriced(told++))
  await timed(Math.ceil(events / 6), SENDERS, send)
  const result = await timed(Math.ceil(events / 6), SENDERS, send)
  await close()
  return result
}

/** The statements that write an event, sent again into a copy of the book. */
function written(place: Place): Promise<Timed> {
  assert(place.kind === 'socket', 'the bench has a server of its own')
  const many = Math.ceil(events / 10)
  return writtenAlone(place, 100 + many, async (writeNext) => {
    await timed(100, 1, writeNext)
    return timed(many, 1, writeNext)
  })
}

/** The bare statement that posts an entry of three postings, with its checks and its commit. */
async function bare(place: Place): Promise<Timed> {
  const { orgId, close } = await openBook(place)
  await close()
  return withClient(clientConfig(place, 'owner'), async (client) => {
    const post = () =>
      client.query({
        name: 'post',
        text: `with e as (insert into billhook.journal_entry (org_id, id, date, recorded_at, kind, document_type, document_id, currency, description, amount, posting_count, actor)
            values ($1, $2, '2026-01-01', now(), 'revenue_recognition', 'invoice', $2, 'USD', 'Bench', 300, 3, 'Bench') returning id)
          insert into billhook.posting (org_id, entry_id, line, account, currency, date, amount)
          select $1, $2, line, account, 'USD', '2026-01-01', amount
          from (values (1, '1100', 300), (2, '4000', -270), (3, '2100', -30)) p (line, account, amount)`,
        values: [orgId, crypto.randomUUID()],
      })
    await timed(100, 1, post)
    return timed(Math.ceil(events / 10), 1, post)
  })
}
