import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { connected } from './connected.ts'

const SECRET = '$2y$10$secretOfTheCredential'
const { fleetbase, settled, client, connection, books, webhook, database } = await connected({
  secrets: [SECRET],
})

type Points = Awaited<ReturnType<typeof check>>['points']
const check = (id: string = connection.id) =>
  client.post('/v1/source-connections/{id}/check', { params: { id } })
/** What each point came to, and the sentences of those that failed. */
const results = (points: Points) => Object.fromEntries(points.map(({ point, passed }) => [point, passed]))
const failing = (points: Points) => points.filter((point) => point.passed === false)

test('before any webhook: everything there works, and people are told how to add the webhook', async () => {
  const { works, points } = await check()
  expect(works).toBe(false)
  expect(results(points)).toEqual({
    reachable: true,
    key: true,
    environment: null,
    orders: true,
    purchase_rates: true,
    webhook: false,
    signature: null,
  })
  expect(failing(points)[0]!.remedy).toContain('Developers → Webhooks')
  expect(points.find((one) => one.point === 'environment')!.says).toContain('test environment')
})

test('with signed webhooks everything works, and the last check stands on the connection', async () => {
  const order = await fleetbase.order()
  await settled()
  expect(results((await check()).points).signature).toBeNull() // from the console
  await fleetbase.price(order, fleetbase.quote(1_000), 'api')
  await settled()
  const checked = await check()
  expect(checked.works).toBe(true)
  expect(results(checked.points)).toMatchObject({ webhook: true, signature: true })
  const read = await client.get('/v1/source-connections/{id}', { params: { id: connection.id } })
  expect(read.lastCheck).toEqual({ at: checked.at, points: checked.points })
  expect(read.lastWebhookAt).not.toBeNull()
})

test('a webhook that was turned away says what to do about its signature', async () => {
  const body = JSON.stringify({ id: 'event_x', event: 'order.updated', data: { id: 'order_x' } })
  const headers = { 'content-type': 'application/json', signature: 'f'.repeat(64) }
  expect((await fetch(webhook, { method: 'POST', body, headers })).status).toBe(401)
  const { points } = await check()
  expect(failing(points)).toEqual([
    {
      point: 'signature',
      passed: false,
      says: expect.stringContaining('does not know'),
      remedy: expect.stringContaining('secret'),
    },
  ])
})

test('a wrong key: it answers, the key is not accepted, and no lists are tried', async () => {
  fleetbase.api.keyIsRevoked = true
  const { points } = await check()
  expect(results(points)).toMatchObject({ reachable: true, key: false, orders: null, purchase_rates: null })
  expect(failing(points)[0]!).toMatchObject({
    says: 'Fleetbase does not accept the API key (401).',
    remedy: expect.stringContaining('API credential'),
  })
  fleetbase.api.keyIsRevoked = false
})

test('a key that may not read one of the lists', async () => {
  fleetbase.api.withheld.add('purchase-rates')
  const { points } = await check()
  expect(results(points)).toMatchObject({ key: true, orders: true, purchase_rates: false })
  expect(failing(points)[0]!.remedy).toContain('purchase rates')
  fleetbase.api.withheld.clear()
})

test.each([
  ['talks garbage', { reachable: false, key: null }, /not JSON/],
  [{ movedTo: 'http://127.0.0.1:9' }, { reachable: false, key: null }, /another address/],
  ['says nothing', { reachable: false, key: null }, /did not answer within 2 seconds/],
  ['talks without end', { reachable: true, orders: false }, /more than/],
  [500, { reachable: true, key: null, orders: false, purchase_rates: false }, /status 500/],
  [429, { reachable: true, orders: false }, /fewer questions/],
  [404, { reachable: false, orders: null }, /no list of orders/],
] as const)('trouble of theirs is an answer, not a fault: %j', async (trouble, expected, says) => {
  fleetbase.api.trouble = trouble
  const { works, points } = await check()
  fleetbase.api.recover()
  expect(works).toBe(false)
  expect(results(points)).toMatchObject(expected)
  const [first] = failing(points)
  expect(first!.says).toMatch(says)
  expect(first!.remedy).not.toBeNull()
})

test('an address where nobody lives, and one where a page of HTML does', async () => {
  const page = createServer((_, answer) => answer.end('<!doctype html><title>Console</title>')).listen(0)
  await once(page, 'listening')
  const at = (port: number) => `http://127.0.0.1:${port}`
  const { port } = page.address() as AddressInfo
  const connect = (source: string, baseUrl: string) =>
    client.post('/v1/source-connections', { body: { kind: 'fleetbase', source, baseUrl, apiKey: 'x' } })
  const html = await check((await connect('html', at(port))).id)
  expect(failing(html.points)[0]).toMatchObject({
    point: 'reachable',
    remedy: expect.stringContaining('not the one of its console'),
  })
  page.close()
  page.closeAllConnections()
  const dead = await check((await connect('dead', at(port))).id)
  expect(failing(dead.points)[0]).toMatchObject({ point: 'reachable', says: 'Fleetbase cannot be reached.' })
})

test('a key that was sealed by another installation cannot be opened: people are told to connect again', async () => {
  const { id } = await client.post('/v1/source-connections', {
    body: { kind: 'fleetbase', source: 'moved', baseUrl: fleetbase.api.baseUrl, apiKey: 'x' },
  })
  await database.owner.query(
    `update billhook.source_connection set api_key = (select api_key from billhook.source_connection where id = $1)
     where id = $2`,
    [connection.id, id],
  )
  const { points } = await check(id)
  expect(failing(points)[0]!).toMatchObject({
    point: 'key',
    remedy: 'End this connection, and connect it again under the same source.',
  })
})

test('every check is written down', async () => {
  const lines = await books.rows<{ sentence: string }>(
    `select sentence from history where org_id = $1 and verb = 'check' order by id`,
  )
  expect(lines.length).toBeGreaterThan(10)
  expect(lines.map((line) => line.sentence)).toContain('Checked the connection fleetbase: everything works')
})
