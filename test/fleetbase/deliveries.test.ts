import { expect, test } from 'vitest'
import { revokeConnection } from '../../src/operations/fleetbase/revoke-connection.ts'
import { createApiKey } from '../../src/operations/create-api-key.ts'
import { assert } from '../../src/kernel/assert.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { connected } from './connected.ts'
import { documentsOf, receivable } from './owed.ts'

const { books, fleetbase, settled, database, url, world, client, connection } = await connected()
const { id } = connection
const OWNER = { name: 'Test', role: 'owner' } as const

const newest = async () =>
  (
    await client.get('/v1/source-connections/{id}/deliveries', {
      params: { id },
      query: { limit: '1' },
    })
  ).items[0]!
const replay = (deliveryId: string) =>
  client.post('/v1/source-connections/{id}/deliveries/{deliveryId}/replay', { params: { id, deliveryId } })

test('what was refused is settled again once Fleetbase is put right, and is billed once', async () => {
  const order = await fleetbase.order({ customer: null })
  await settled()
  await fleetbase.price(order, fleetbase.quote(9_900))
  await settled()
  const refused = await newest()
  expect(refused).toMatchObject({
    event: 'purchase_rate.created',
    outcome: 'refused',
    via: 'webhook',
    record: expect.stringMatching(/^rate_/),
    reason: expect.stringContaining('customer'),
  })
  const whole = await client.get('/v1/source-connections/{id}/deliveries/{deliveryId}', {
    params: { id, deliveryId: refused.id },
  })
  expect(whole.body).toMatchObject({ event: 'purchase_rate.created', data: { id: refused.record } })
  expect(await documentsOf(books, order)).toEqual([])

  fleetbase.orders.get(order)!.customer = fleetbase.contact() // nobody tells of it
  expect(await replay(refused.id)).toMatchObject({ id: refused.id, outcome: 'waiting', reason: null })
  await settled()
  expect(await newest()).toMatchObject({ id: refused.id, outcome: 'ingested', attempts: 1 })
  expect(await documentsOf(books, order)).toEqual(['invoice draft 9900'])

  // Once more, though it was taken: nothing comes of it.
  await replay(refused.id)
  await settled()
  expect(await newest()).toMatchObject({ id: refused.id, outcome: 'ignored' })
  expect(await documentsOf(books, order)).toEqual(['invoice draft 9900'])
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
})

test('all that failed are settled again at once', async () => {
  const orders = [await fleetbase.order(), await fleetbase.order(), await fleetbase.order()]
  await settled()
  fleetbase.api.trouble = 503
  for (const order of orders) await fleetbase.price(order, fleetbase.quote(1_000))
  await settled()
  // The days in which they are tried in vain are over.
  await database.owner.query(
    `update billhook.webhook_delivery set outcome = 'failed', settled_at = now() where outcome = 'waiting'`,
  )
  const params = { params: { id } }
  expect(await client.get('/v1/source-connections/{id}/deliveries/counts', params)).toMatchObject({
    waiting: 0,
    failed: 3,
  })
  const failed = await client.get('/v1/source-connections/{id}/deliveries', {
    ...params,
    query: { outcome: 'failed', limit: '2' },
  })
  expect(failed.items.map((one) => one.outcome)).toEqual(['failed', 'failed'])
  const rest = await client.get('/v1/source-connections/{id}/deliveries', {
    ...params,
    query: { outcome: 'failed', limit: '2', cursor: failed.nextCursor! },
  })
  expect([rest.items.length, rest.nextCursor]).toEqual([1, null])

  fleetbase.api.recover()
  const answer = await client.post('/v1/source-connections/{id}/deliveries/replays', {
    ...params,
    body: { outcome: 'failed' },
  })
  expect(answer).toEqual({ replayed: 3 })
  await settled()
  expect(await client.get('/v1/source-connections/{id}/deliveries/counts', params)).toMatchObject({
    waiting: 0,
    failed: 0,
  })
  for (const order of orders) expect(await documentsOf(books, order)).toEqual(['invoice draft 1000'])
  expect(await receivable(books)).toBe(fleetbase.owed('SGD'))
})

test('only who may connect a Fleetbase may do it, it is written down, and ids of others lead nowhere', async () => {
  const delivery = await newest()
  const given = await createApiKey(world, books.orgId, OWNER, { name: 'Looks', role: 'viewer' })
  assert(!isRefusal(given), 'the key was refused')
  const asViewer = (method: string, path: string, body?: object) =>
    fetch(`${url}/v1/source-connections/${path}`, {
      method,
      headers: { authorization: `Bearer ${given.key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).then((answer) => answer.status)
  expect(await asViewer('GET', `${id}/deliveries`)).toBe(200)
  expect(await asViewer('POST', `${id}/deliveries/${delivery.id}/replay`)).toBe(403)
  expect(await asViewer('POST', `${id}/deliveries/replays`, { outcome: 'failed' })).toBe(403)
  expect(await asViewer('GET', `${delivery.id}/deliveries`)).toBe(404)
  expect(await asViewer('GET', `${id}/deliveries/${id}`)).toBe(404)
  const lines = await books.rows<{ sentence: string }>(
    `select sentence from history where org_id = $1 and verb = 'replay' order by id`,
  )
  expect(lines.map((line) => line.sentence)).toEqual([
    expect.stringMatching(/^Had purchase_rate.created of rate_\w+ settled again; it was refused\.$/),
    expect.stringMatching(/it was ingested\.$/),
    'Had all 3 failed deliveries settled again.',
  ])

  await revokeConnection(world, books.orgId, OWNER, id)
  await expect(replay(delivery.id)).rejects.toMatchObject({ status: 409 })
  expect(await wrongIn(books)).toEqual([])
})
