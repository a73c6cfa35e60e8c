import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { waitOf } from '../../src/operations/fleetbase/poll-connection.ts'
import { withoutZone } from '../support/fake-fleetbase-records.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { connected } from './connected.ts'
import { documentsOf, receivable } from './owed.ts'

const { books, fleetbase, settled, database, client, connection, another } = await connected({
  clock: Date.now() - 90_000,
})
const params = { params: { id: connection.id } }
const second = await another()
afterAll(() => second.stop())

const read = () => client.get('/v1/source-connections/{id}', params)
const lists = () =>
  fleetbase.api.asked.filter((path) => /^\/v1\/(orders|purchase-rates)\?\w+_at_gte/.test(path))

/** Has it polled now, and waits for how it ended. */
async function poll() {
  const before = (await read()).lastPoll?.at
  books.now = Date.now()
  await client.post('/v1/source-connections/{id}/polls', params)
  for (let tries = 0; tries < 200; tries++) {
    const { lastPoll } = await read()
    if (lastPoll && lastPoll.at !== before) return lastPoll
    await sleep(25)
  }
  throw new Error('it was not polled')
}

/** The connection's poll that waits. */
const waiting = async () => {
  const { rows } = await database.owner.query<{ seconds: number }>(
    `select extract(epoch from run_at - now())::float8 as seconds from graphile_worker._private_jobs
     where key = 'fleetbase.poll ' || $1 and locked_at is null`,
    [connection.id],
  )
  return rows
}

test('a connection just made has its poll waiting: one, however many programs there are', async () => {
  const jobs = await waiting()
  expect(jobs).toHaveLength(1)
  expect(jobs[0]!.seconds).toBeGreaterThan(200)
  expect(jobs[0]!.seconds).toBeLessThan(400)
})

test('an order priced anew without a webhook is found and billed, and once only when the webhook comes after all', async () => {
  const order = await fleetbase.order()
  await fleetbase.price(order, fleetbase.quote(5_000))
  await settled()
  expect(await documentsOf(books, order)).toEqual(['invoice draft 5000'])
  await poll()
  await settled()

  const held = fleetbase.webhooks.hold()
  await fleetbase.price(order, fleetbase.quote(6_500))
  fleetbase.webhooks.flow()
  expect(await poll()).toMatchObject({ outcome: 'done', reason: null, found: 1 })
  const found = (await settled()).at(-1)!
  expect(found).toMatchObject({ event: 'order.updated', outcome: 'ingested' })
  const drafts = async () => (await documentsOf(books, order)).filter((one) => one.includes('draft'))
  expect(await drafts()).toEqual(['invoice draft 6500'])
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))

  for (const envelope of held) await fleetbase.webhooks.deliver(envelope)
  expect((await settled()).at(-1)).toMatchObject({ event: 'purchase_rate.created', outcome: 'ignored' })
  expect(await drafts()).toEqual(['invoice draft 6500'])
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
})

test('a poll reads on from the last change, two minutes of overlap, and keeps nothing twice', async () => {
  expect(await poll()).toMatchObject({ outcome: 'done', found: 0 })
  const last = Math.max(...[...fleetbase.orders.values()].map((order) => order.updated))
  const asked = new URL(
    lists().findLast((path) => path.startsWith('/v1/orders'))!,
    fleetbase.api.baseUrl,
  )
  expect(asked.searchParams.get('updated_at_gte')).toBe(withoutZone(last - 120_000))
})

test('two programs poll once', async () => {
  const before = lists().length
  await poll()
  await sleep(300)
  expect(lists().length - before).toBe(2)
  expect(await waiting()).toHaveLength(1)
})

test('a cancellation nobody told of is found; more than a page of changes in one second too', async () => {
  const gone = await fleetbase.order()
  await fleetbase.price(gone, fleetbase.quote(700))
  await settled()
  fleetbase.webhooks.hold()
  await fleetbase.cancel(gone)
  const orders: string[] = []
  for (let at = 0; at < 130; at++) orders.push(await fleetbase.order())
  const together = fleetbase.orders.get(orders.at(-1)!)!.updated
  for (const id of orders) fleetbase.orders.get(id)!.updated = together
  const priced = await fleetbase.order()
  await fleetbase.price(priced, fleetbase.quote(800))
  fleetbase.webhooks.flow()
  expect((await poll()).found).toBeGreaterThanOrEqual(132)
  await settled()
  expect(await documentsOf(books, gone)).toEqual(['invoice void 700'])
  expect(await documentsOf(books, priced)).toEqual(['invoice draft 800'])
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
})

test('an order priced in the very second of its last change is found by its new purchase rate', async () => {
  const order = await fleetbase.order()
  await settled()
  await poll()
  await settled()
  const { updated } = fleetbase.orders.get(order)!
  fleetbase.webhooks.hold()
  await fleetbase.price(order, fleetbase.quote(1_234))
  fleetbase.webhooks.flow()
  fleetbase.orders.get(order)!.updated = updated
  expect(await poll()).toMatchObject({ found: 1 })
  expect((await settled()).at(-1)).toMatchObject({ event: 'purchase_rate.created', outcome: 'ingested' })
  expect(await documentsOf(books, order)).toEqual(['invoice draft 1234'])
})

test('while Fleetbase is down the reason stands on the connection, polls come later each time, and nothing is lost', async () => {
  fleetbase.webhooks.hold()
  const order = await fleetbase.order()
  await fleetbase.price(order, fleetbase.quote(2_000))
  fleetbase.webhooks.flow()
  fleetbase.api.trouble = 503
  const waits: number[] = []
  for (let times = 0; times < 3; times++) {
    expect(await poll()).toMatchObject({ outcome: 'failed', reason: 'Fleetbase answered with status 503.' })
    waits.push((await waiting())[0]!.seconds)
  }
  expect(waits[0]!).toBeGreaterThan(500)
  expect(waits[1]!).toBeGreaterThan(1_000)
  expect(waits[2]!).toBeGreaterThan(2_000)
  expect([waitOf(300, 0), waitOf(300, 9), waitOf(86_400, 9)]).toEqual([300, 3600, 86_400])
  fleetbase.api.recover()
  expect(await poll()).toMatchObject({ outcome: 'done', reason: null })
  await settled()
  expect(await documentsOf(books, order)).toEqual(['invoice draft 2000'])
  expect((await waiting())[0]!.seconds).toBeLessThan(400)
})

test('a list that does not keep to what was asked for is not believed', async () => {
  fleetbase.api.ignoresFilters = true
  expect(await poll()).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('by time') })
  fleetbase.api.ignoresFilters = false
})

test('how often is for people to say: never, and again', async () => {
  const change = (pollMinutes: number) =>
    client.patch('/v1/source-connections/{id}', { ...params, body: { pollMinutes } })
  expect(await change(0)).toMatchObject({ pollMinutes: 0 })
  expect(await waiting()).toEqual([])
  await poll() // asked for, it is polled all the same, once
  expect(await waiting()).toEqual([])
  expect(await change(30)).toMatchObject({ pollMinutes: 30 })
  expect((await waiting())[0]!.seconds).toBeGreaterThan(1_600)
  await expect(change(0.5)).rejects.toMatchObject({ status: 422 })
})

test('a connection from before is polled after a start; one that was ended is not any more', async () => {
  await database.owner.query(`delete from graphile_worker._private_jobs where key like 'fleetbase.poll %'`)
  const third = await another()
  await third.stop()
  expect(await waiting()).toHaveLength(1)
  await client.delete('/v1/source-connections/{id}', params)
  expect(await waiting()).toEqual([])
  await expect(client.post('/v1/source-connections/{id}/polls', params)).rejects.toMatchObject({
    status: 409,
  })
  expect(await wrongIn(books)).toEqual([])
})
