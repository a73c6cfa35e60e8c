import { serve } from '@hono/node-server'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { BillhookClient, BillhookProblem } from '../../src/client/index.ts'
import type { ApiKeyMade, ApiKey } from '../../src/contract/api-key.ts'
import type { BatchResult } from '../../src/contract/batch.ts'
import type { AuditPage } from '../../src/contract/history.ts'
import type { InvoiceExpanded } from '../../src/contract/invoice-expanded.ts'
import type { WorkEventAnswer, WorkEventConflict } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const told: object[] = []
const log = { info: (details: object) => void told.push(details), warn() {}, error() {} }
const { app, tenant, rowCounts } = await openServer({ log, limit: { perSecond: 0, burst: 0 } })
const fleet = await tenant('fleet', 'fleet')
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

test('a key is made once, listed without its text, rotated with grace, and revoked at once', async () => {
  const body = { name: 'Dispatch', role: 'dispatcher' }
  const made = (await fleet.call<ApiKeyMade>('POST', '/v1/api-keys', body)).body
  const works = async (key: string) =>
    (await fleet.call('GET', '/v1/work', undefined, bearer(key))).status === 200
  expect(await works(made.key)).toBe(true)
  const listed = await fleet.call<{ items: ApiKey[] }>('GET', '/v1/api-keys')
  expect(listed.body.items[0]).toMatchObject({
    id: made.id,
    name: 'Dispatch',
    status: 'live',
    createdBy: 'key owner',
  })
  expect(JSON.stringify(listed.body)).not.toContain(made.key.split('_').slice(3).join('_'))
  await expect
    .poll(
      async () => (await fleet.call<{ items: ApiKey[] }>('GET', '/v1/api-keys')).body.items[0]!.lastUsedAt,
    )
    .toBe('2026-03-10T09:00:00.000Z')

  const rotated = (
    await fleet.call<ApiKeyMade>('POST', `/v1/api-keys/${made.id}/rotation`, { graceMinutes: 60 })
  ).body
  expect(rotated.previousUntil).toBe('2026-03-10T10:00:00.000Z')
  expect([await works(made.key), await works(rotated.key)]).toEqual([true, true])
  const again = (await fleet.call<ApiKeyMade>('POST', `/v1/api-keys/${made.id}/rotation`, {})).body
  expect([await works(made.key), await works(rotated.key), await works(again.key)]).toEqual([
    false,
    false,
    true,
  ])

  expect((await fleet.call<ApiKey>('DELETE', `/v1/api-keys/${made.id}`)).body.status).toBe('revoked')
  expect(await works(again.key)).toBe(false)
  expect((await fleet.call('DELETE', `/v1/api-keys/${made.id}`)).status).toBe(200)
  expect(problemOf(await fleet.call('POST', `/v1/api-keys/${made.id}/rotation`, {})).status).toBe(404)
  const audit = await fleet.call<AuditPage>('GET', `/v1/audit?subject=${made.id}`)
  expect(audit.body.items.map(({ sentence }) => sentence)).toEqual([
    'API key Dispatch was revoked.',
    'API key Dispatch was rotated; its old text ends at once.',
    'API key Dispatch was rotated; its old text ends in 60 minutes.',
    'API key Dispatch was made, with the role dispatcher.',
  ])
})

test('a key ends by itself, and nobody without the right sees or makes one', async () => {
  const ended = { name: 'x', role: 'viewer', expiresAt: '2026-03-10T09:00:00Z' }
  expect(problemOf(await fleet.call('POST', '/v1/api-keys', ended)).code).toBe('key_expired_already')
  const viewer = bearer(await fleet.key('viewer'))
  for (const [method, path] of [
    ['GET', '/v1/api-keys'],
    ['POST', '/v1/api-keys'],
  ] as const) {
    const body = method === 'POST' ? { name: 'x', role: 'viewer' } : undefined
    expect(problemOf(await fleet.call(method, path, body, viewer)).status).toBe(403)
  }
})

test('a conflict is listed, shown, settled once, and the later telling carried out as an event of its own', async () => {
  await fleet.call('POST', '/v1/work-events', orderPriced('c1', 10_000))
  for (const amount of [12_000, 13_000]) {
    const answer = await fleet.call('POST', '/v1/work-events', orderPriced('c1', amount))
    expect(answer.status).toBe(409)
  }
  const open = async () =>
    (await fleet.call<{ items: WorkEventConflict[] }>('GET', '/v1/work-event-conflicts?open=true')).body.items
  const [later, earlier] = await open()
  const settle = (id: string, resolution: string) =>
    fleet.call<WorkEventConflict>('POST', `/v1/work-event-conflicts/${id}/resolution`, {
      resolution,
      reason: 'Checked.',
    })
  expect((await settle(earlier!.id, 'recorded_stands')).body).toMatchObject({
    resolution: 'recorded_stands',
    resolvedBy: 'key owner',
    appliedEventId: null,
  })
  const applied = await settle(later!.id, 'contradicting_applied')
  expect(applied.body.appliedEventId).not.toBeNull()
  const event = await fleet.call<{ outcome: string; workId: string }>(
    'GET',
    `/v1/work-events/${applied.body.appliedEventId}`,
  )
  expect(event.body.outcome).toBe('done')
  const invoices = await fleet.call<{ items: { total: number; word: { word: string } }[] }>(
    'GET',
    `/v1/invoices?work=${event.body.workId}`,
  )
  expect(invoices.body.items.map(({ total, word }) => [total, word.word])).toEqual([
    [13_000, 'draft'],
    [10_000, 'void'],
  ])
  expect(problemOf(await settle(later!.id, 'recorded_stands'))).toMatchObject({
    status: 409,
    code: 'conflict_settled',
  })
  expect(await open()).toEqual([])
})

test('many requests go together, each with its own result, and act once under a key', async () => {
  const ids = await Promise.all(
    ['b1', 'b2'].map(async (order) => {
      const answer = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(order, 5_000))
      return answer.body.invoiceIds[0]!
    }),
  )
  const requests = [
    { method: 'POST', path: `/v1/invoices/${ids[0]}/sending`, body: {} },
    { method: 'POST', path: `/v1/invoices/${ids[1]}/voiding`, body: {} },
    { method: 'POST', path: `/v1/invoices/${ids[1]}/sending`, body: {}, ifMatch: '"7"' },
    { method: 'GET', path: `/v1/invoices/${ids[1]}?fields=word,number` },
    { method: 'GET', path: '/v1/nothing' },
  ]
  const send = () =>
    fleet.call<{ results: BatchResult[] }>(
      'POST',
      '/v1/batch',
      { requests },
      { 'idempotency-key': 'batch-1' },
    )
  const first = await send()
  expect(first.body.results.map(({ status }) => status)).toEqual([200, 422, 412, 200, 404])
  expect(first.body.results[0]!.etag).toBe('"2"')
  const before = await rowCounts()
  expect((await send()).body).toEqual(first.body)
  expect(await rowCounts()).toEqual(before)
  const itself = { requests: [{ method: 'POST', path: '/v1/batch', body: { requests } }] }
  expect(problemOf(await fleet.call('POST', '/v1/batch', itself)).status).toBe(422)
})

test('an answer holds what is asked for: some fields, or more than itself', async () => {
  const event = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('f1', 5_000))
  const path = `/v1/invoices/${event.body.invoiceIds[0]}`
  expect((await fleet.call('GET', `${path}?fields=total,buyer.name`)).body).toEqual({
    total: 5_000,
    buyer: { name: expect.any(String) as string },
  })
  const listed = await fleet.call<{ items: object[] }>('GET', '/v1/invoices?limit=1&fields=number,total')
  expect(Object.keys(listed.body.items[0]!)).toEqual(['number', 'total'])
  expect(problemOf(await fleet.call('GET', `${path}?fields=total,colour`))).toMatchObject({
    code: 'field_unknown',
  })
  const whole = await fleet.call<InvoiceExpanded>('GET', `${path}?expand=entries,history,customer`)
  expect(whole.body.expanded).toMatchObject({
    entries: [{ kind: 'revenue_recognition' }],
    history: expect.any(Array) as unknown[],
    customer: { id: whole.body.customerId },
  })
  expect(problemOf(await fleet.call('GET', `${path}?expand=everything`)).status).toBe(422)
})

test('requests are told of by their door, never with a secret, and counted', async () => {
  const hidden =
    '/v1/sources/fleetbase/01a1fc3b-b55e-77c7-87c7-b559a0b370be/01a1fc3b-b55e-77c7-87c7-b559a0b370be/s3cret'
  await app.request(hidden, { method: 'POST', body: '{}' })
  await fleet.call('GET', '/v1/work')
  expect(told.at(-1)).toMatchObject({
    method: 'GET',
    door: '/v1/work',
    status: 200,
    organization: fleet.orgId,
  })
  expect(JSON.stringify(told)).not.toMatch(/s3cret|bh_/)
  const figures = await (await app.request('/metrics')).text()
  expect(figures).toMatch(/billhook_http_requests_total\{method="GET",door="\/v1\/work",status="200"\} \d+/)
  expect(figures).toMatch(/billhook_commands_total\{outcome="done"\} \d+/)
  expect(figures).not.toMatch(/s3cret|NaN/)
  expect((await app.request('/metrics', { headers: { 'x-forwarded-for': '1.2.3.4' } })).status).toBe(403)
})

test('a key that sends too much is told when to come back; the others are not touched', async () => {
  const limited = await openServer({ limit: { perSecond: 1, burst: 3 } })
  const field = await limited.tenant('field', 'field-service')
  const other = bearer(await field.key('viewer'))
  const statuses = []
  for (let sent = 0; sent < 5; sent++) statuses.push((await field.call('GET', '/v1/work')).status)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  const refused = await field.call('GET', '/v1/work')
  expect(problemOf(refused).code).toBe('too_many_requests')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await field.call('GET', '/v1/work', undefined, other)).status).toBe(200)
})

test('the client speaks it all: typed paths, problems thrown, a write that was not answered sent again', async () => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const key = await fleet.key('owner')
  let lost = 1
  const client = new BillhookClient({
    url: `http://127.0.0.1:${port}`,
    key,
    fetch: async (address, init) => {
      const response = await fetch(address, init)
      // The answer is lost once: what was asked was done all the same.
      if (init.method === 'POST' && lost-- > 0) throw new TypeError('connection reset')
      return response
    },
  })
  const before = await rowCounts()
  const payment = await client.post('/v1/payments', {
    body: {
      currency: 'USD',
      amount: 700,
      receivedOn: '2026-03-05',
      method: 'cash',
      customerId: await someCustomer(client),
    },
  })
  expect(Number((await rowCounts())['payment']) - Number(before['payment'])).toBe(1)
  expect((await client.get('/v1/payments/{id}', { params: { id: payment.id } })).amount).toBe(700)
  const missing = client.get('/v1/payments/{id}', { params: { id: 'nope' } })
  await expect(missing).rejects.toMatchObject({ status: 404, problem: { code: 'payment_not_found' } })
  await expect(missing).rejects.toBeInstanceOf(BillhookProblem)
  // @ts-expect-error: there is no such path
  await expect(client.get('/v1/nothing')).rejects.toThrow('There is nothing here.')
})

async function someCustomer(client: BillhookClient): Promise<string> {
  return (await client.get('/v1/customers', { query: { limit: '1' } })).items[0]!.id
}
