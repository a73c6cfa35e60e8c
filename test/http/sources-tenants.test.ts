import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealer } from '../../src/adapters/sealing.ts'
import { fleetbaseLists } from '../../src/adapters/fleetbase/lists.ts'
import { checkConnection } from '../../src/operations/fleetbase/check-connection.ts'
import { createFleetbaseConnection } from '../../src/operations/fleetbase/create-connection.ts'
import { receiveFleetbaseWebhook } from '../../src/operations/fleetbase/receive-webhook.ts'
import { openServer, problemOf, type Tenant } from './api.ts'

const sealed = sealer(randomBytes(32))
const server: Awaited<ReturnType<typeof openServer>> = await openServer({
  fleetbaseWebhook: (call) => receiveFleetbaseWebhook({ world: server.world, sealer: sealed }, call),
  connections: {
    create: (world, orgId, actor, input) =>
      createFleetbaseConnection({ world, sealer: sealed }, orgId, actor, input),
    check: (world, orgId, actor, id) =>
      checkConnection({ world, sealer: sealed, lists: fleetbaseLists() }, orgId, actor, id),
  },
})
const ours = await server.tenant('ours', 'fleet')
const theirs = await server.tenant('theirs', 'fleet')

const made = await theirs.call<{ id: string; webhookPath: string; pollMinutes: number }>(
  'POST',
  '/v1/source-connections',
  { kind: 'fleetbase', source: 'fleetbase', baseUrl: 'http://127.0.0.1:9', apiKey: 'flb_test_x' },
)
const connection = `/v1/source-connections/${made.body.id}`
await server.send(made.body.webhookPath, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ id: 'event_1', event: 'order.created', data: { id: 'order_1' } }),
})
const heard = await theirs.call<{ items: { id: string }[] }>('GET', `${connection}/deliveries`)
const filling = await theirs.call<{ id: string }>('POST', `${connection}/back-fills`, { since: '2026-01-01' })

const POWERLESS = ['billing_specialist', 'accountant', 'dispatcher', 'viewer'] as const
const powerless = await Promise.all(POWERLESS.map((role) => theirs.key(role)))

const UNKNOWN = '01a1fc3b-b55e-77c7-87c7-b559a0b370be'
type Call = [method: string, path: string, body?: unknown]

async function answered(who: Tenant, ...[method, path, body]: Call): Promise<object> {
  const { requestId: _, ...problem } = problemOf(await who.call(method, path, body))
  return problem
}

test.each<[string, string, (id: string) => Call]>([
  ['a connection', made.body.id, (id) => ['GET', `/v1/source-connections/${id}`]],
  ['its end', made.body.id, (id) => ['DELETE', `/v1/source-connections/${id}`]],
  ['its check', made.body.id, (id) => ['POST', `/v1/source-connections/${id}/check`]],
  ['its polling', made.body.id, (id) => ['PATCH', `/v1/source-connections/${id}`, { pollMinutes: 0 }]],
  ['a poll', made.body.id, (id) => ['POST', `/v1/source-connections/${id}/polls`]],
  ['its deliveries', made.body.id, (id) => ['GET', `/v1/source-connections/${id}/deliveries`]],
  ['their counts', made.body.id, (id) => ['GET', `/v1/source-connections/${id}/deliveries/counts`]],
  [
    'all replays',
    made.body.id,
    (id) => ['POST', `/v1/source-connections/${id}/deliveries/replays`, { outcome: 'failed' }],
  ],
  ['a delivery', heard.body.items[0]!.id, (id) => ['GET', `${connection}/deliveries/${id}`]],
  ['its back-fills', made.body.id, (id) => ['GET', `/v1/source-connections/${id}/back-fills`]],
  [
    'a new one',
    made.body.id,
    (id) => ['POST', `/v1/source-connections/${id}/back-fills`, { since: '2026-01-01' }],
  ],
  ['a back-fill', filling.body.id, (id) => ['GET', `${connection}/back-fills/${id}`]],
  ['its cancellation', filling.body.id, (id) => ['DELETE', `${connection}/back-fills/${id}`]],
])('%s of another organization is as unknown as one that does not exist', async (_, id, call) => {
  const before = await server.rowCounts()
  const foreign = await answered(ours, ...call(id))
  expect(foreign).toMatchObject({ status: 404 })
  expect(foreign).toEqual(await answered(ours, ...call(UNKNOWN)))
  expect(foreign).toEqual(await answered(ours, ...call('not-an-id')))
  expect(await server.rowCounts()).toEqual(before)
})

test.each<Call>([
  ['DELETE', connection],
  ['POST', `${connection}/check`],
  ['PATCH', connection, { pollMinutes: 0 }],
  ['POST', `${connection}/polls`],
  ['POST', `${connection}/deliveries/replays`, { outcome: 'failed' }],
  ['POST', `${connection}/deliveries/${heard.body.items[0]!.id}/replay`],
  ['POST', `${connection}/back-fills`, { since: '2026-01-01' }],
  ['DELETE', `${connection}/back-fills/${filling.body.id}`],
])('%s %s is for owners and administrators', async (method, path, body) => {
  const before = await server.rowCounts()
  for (const key of powerless) {
    const answer = await theirs.call(method, path, body, { authorization: `Bearer ${key}` })
    expect(answer.status).toBe(403)
  }
  expect(await server.rowCounts()).toEqual(before)
})

test('an administrator may, and what is kept in the end belongs to the one who made it', async () => {
  const key = await theirs.key('administrator')
  const bearer = { authorization: `Bearer ${key}` }
  const changed = await theirs.call<{ pollMinutes: number }>('PATCH', connection, { pollMinutes: 7 }, bearer)
  expect([changed.status, changed.body.pollMinutes]).toEqual([200, 7])
  expect((await ours.call<{ items: unknown[] }>('GET', '/v1/source-connections')).body.items).toEqual([])
})
