import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { RunningJobs } from '../../src/jobs/keep-running.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { connected } from './connected.ts'
import { documentsOf, receivable } from './owed.ts'

const { books, fleetbase, settled, database, client, connection, another, key, logged } = await connected({
  jobs: false,
})
const { id } = connection
const program = fileURLToPath(new URL('./jobs-program.ts', import.meta.url))
let jobs: RunningJobs | null = null
afterAll(() => jobs?.stop())

const start = (body: { since: string; dryRun?: boolean }) =>
  client.post('/v1/source-connections/{id}/back-fills', { params: { id }, body })
const read = (backFillId: string) =>
  client.get('/v1/source-connections/{id}/back-fills/{backFillId}', { params: { id, backFillId } })

async function until(backFillId: string, is: (now: Awaited<ReturnType<typeof read>>) => boolean) {
  for (let tries = 0; tries < 1_500; tries++) {
    const now = await read(backFillId)
    if (is(now)) return now
    await sleep(20)
  }
  throw new Error(`it stands at ${JSON.stringify(await read(backFillId))}`)
}
const ended = (backFillId: string) => until(backFillId, ({ state }) => state !== 'running')

/** Orders from before: no webhook of them ever arrived. Every tenth was cancelled, some have no price or no customer. */
async function ordersOfBefore(many: number): Promise<string[]> {
  fleetbase.webhooks.hold()
  const orders: string[] = []
  for (let at = 0; at < many; at++) {
    const order = await fleetbase.order(at % 25 === 7 ? { customer: null } : {})
    orders.push(order)
    if (at % 10 !== 3) await fleetbase.price(order, fleetbase.quote(1_000 + at))
    if (at % 10 === 5) await fleetbase.cancel(order)
  }
  fleetbase.webhooks.flow()
  return orders
}

const orders = await ordersOfBefore(250)
const SINCE = '2026-09-01'
/** Of 250: 25 without a price, 10 without a customer. Cancelled ones are told of, so that they are never billed late. */
const COUNTS = { read: 250, told: 215, nothing: 25, refused: 10, failed: 0 }

test('a dry run only counts: killed in the middle and carried on by another program, each order once', async () => {
  const { id: backFillId, ...begun } = await start({ since: SINCE, dryRun: true })
  expect(begun).toMatchObject({ state: 'running', dryRun: true, read: 0, progress: 0 })
  expect(begun.since).toBe('2026-08-31T16:00:00.000Z') // the day begins in Singapore

  const child = spawn(process.execPath, [program, JSON.stringify(database.place), key.toString('hex')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const between = await until(backFillId, (now) => now.read >= 60)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(between.read).toBeLessThan(250)
  expect(between.progress).toBeGreaterThan(0)

  await expect(start({ since: SINCE })).rejects.toMatchObject({ status: 409 })
  // The queue notices after some minutes that nobody works at the job any more.
  await database.owner.query(
    `update graphile_worker._private_jobs set locked_at = locked_at - interval '5 minutes'`,
  )
  jobs = await another()
  expect(await ended(backFillId)).toMatchObject({ state: 'done', progress: 1, ...COUNTS })
  for (const order of orders) expect(await documentsOf(books, order)).toEqual([])
}, 60_000)

test('250 orders with the program killed in the middle: complete, and nothing twice', async () => {
  await jobs!.stop()
  jobs = null
  const { id: backFillId } = await start({ since: SINCE })
  const child = spawn(process.execPath, [program, JSON.stringify(database.place), key.toString('hex')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await until(backFillId, (now) => now.read >= 100)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect((await read(backFillId)).state).toBe('running')
  await database.owner.query(
    `update graphile_worker._private_jobs set locked_at = locked_at - interval '5 minutes'`,
  )
  jobs = await another()
  const done = await ended(backFillId)
  expect(done).toMatchObject({ state: 'done', read: 250, refused: 10, failed: 0 })
  // The order at which it was killed may have been told without being counted so: it is counted as told before.
  expect(done.told + done.nothing).toBe(240)
  expect(done.told).toBeGreaterThanOrEqual(COUNTS.told - 1)
  expect(done.reason).toContain('customer')

  const [counts] = await books.rows<{ invoices: number; events: number }>(
    `select (select count(*)::int from invoice where org_id = $1) as invoices,
       (select count(*)::int from work_event where org_id = $1) as events`,
  )
  expect(counts).toEqual({ invoices: 190, events: 215 })
  expect(await documentsOf(books, orders[0]!)).toEqual(['invoice draft 1000'])
  // Those that were refused are not billed here, and are in Fleetbase.
  const refused = orders.reduce(
    (sum, _, at) => (at % 25 === 7 && at % 10 !== 3 && at % 10 !== 5 ? sum + 1_000 + at : sum),
    0,
  )
  expect(await receivable(books)).toBe(fleetbase.owed('SGD') - refused)
  expect(await wrongIn(books)).toEqual([])
}, 60_000)

test('a refused order is a delivery that can be settled again once Fleetbase is put right', async () => {
  const list = await client.get('/v1/source-connections/{id}/deliveries', {
    params: { id },
    query: { via: 'back_fill', outcome: 'refused', limit: '200' },
  })
  expect(list.items).toHaveLength(10)
  for (const at of orders.keys())
    if (at % 25 === 7) fleetbase.orders.get(orders[at]!)!.customer = fleetbase.contact()
  const answer = await client.post('/v1/source-connections/{id}/deliveries/replays', {
    params: { id },
    body: { outcome: 'refused' },
  })
  expect(answer).toEqual({ replayed: 10 })
  await settled()
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
})

test('done again, everything was told before', async () => {
  const { id: backFillId } = await start({ since: SINCE })
  expect(await ended(backFillId)).toMatchObject({ read: 250, told: 0, nothing: 250, refused: 0, failed: 0 })
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
  const { items } = await client.get('/v1/source-connections/{id}/back-fills', { params: { id } })
  expect(items.map((one) => one.state)).toEqual(['done', 'done', 'done'])
})

test('while Fleetbase is down it waits with the reason; it can be cancelled; then another may begin', async () => {
  fleetbase.api.trouble = 503
  const { id: backFillId } = await start({ since: SINCE })
  expect(await until(backFillId, ({ reason }) => reason !== null)).toMatchObject({
    state: 'running',
    reason: 'Fleetbase answered with status 503.',
  })
  const params = { id, backFillId }
  const cancelled = await client.delete('/v1/source-connections/{id}/back-fills/{backFillId}', { params })
  expect(cancelled).toMatchObject({ state: 'cancelled', finishedAt: expect.any(String) })
  const twice = await client.delete('/v1/source-connections/{id}/back-fills/{backFillId}', { params })
  expect(twice).toEqual(cancelled)
  fleetbase.api.recover()
  const { id: next } = await start({ since: '2026-09-18' })
  expect(await ended(next)).toMatchObject({ state: 'done', read: 250 })
})

test('what is asked for must make sense, and every act is written down', async () => {
  await expect(start({ since: '2999-01-01' })).rejects.toMatchObject({ status: 422 })
  await expect(start({ since: 'yesterday' })).rejects.toMatchObject({ status: 422 })
  const lines = await books.rows<{ sentence: string }>(
    `select sentence from history where org_id = $1 and verb = 'back_fill' order by id`,
  )
  const said = lines.map((line) => line.sentence)
  expect(said).toContain('Began to count the orders made since 2026-09-01.')
  expect(said).toContain('Read 250 orders: would tell 215, nothing to do for 25, refused 10, failed 0.')
  expect(said).toContain('Cancelled the back-fill after 0 orders.')
  expect(logged).toEqual([])
})
