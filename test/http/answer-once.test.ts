import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { ApiKeyMade } from '../../src/contract/api-key.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import type { Payment } from '../../src/contract/payment.ts'
import { forgetAnswers } from '../../src/store/kept-answers.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const { tenant, rowCounts, world, send, operator } = await openServer()
const fleet = await tenant('fleet', 'fleet')
const charter = await tenant('charter', 'charter')
const once = (key: string) => ({ 'idempotency-key': key })
const payment = { currency: 'USD', amount: 5_000, receivedOn: '2026-03-05', method: 'card' }

/** A draft over an order. */
async function draft(order: string): Promise<{ id: string }> {
  const told = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(order, 9_000))
  return { id: told.body.invoiceIds[0]! }
}

test('a payment without an id of its own is recorded once under its key, 50 times at once', async () => {
  const { id } = await draft('1')
  const body = { ...payment, allocations: [{ invoiceId: id }] }
  const before = await rowCounts()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => fleet.call<Payment>('POST', '/v1/payments', body, once('pay-1'))),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1)
  const after = await rowCounts()
  expect(Number(after['payment']) - Number(before['payment'])).toBe(1)
})

test('the same key with another body, path or version is refused and does nothing', async () => {
  const { id } = await draft('t-1')
  const first = await fleet.call('POST', `/v1/invoices/${id}/sending`, {}, once('k'))
  expect(first.status).toBe(200)
  const before = await rowCounts()
  for (const [path, body] of [
    [`/v1/invoices/${id}/sending`, { reason: 'another' }],
    [`/v1/invoices/${id}/archiving`, {}],
    ['/v1/payments', payment],
  ] as const) {
    expect(problemOf(await fleet.call('POST', path, body, once('k')))).toMatchObject({
      status: 409,
      code: 'idempotency_key_reused',
    })
  }
  expect(await rowCounts()).toEqual(before)
})

test('it is answered as it was the first time, whatever became of the document since', async () => {
  const { id } = await draft('t-2')
  const first = await fleet.call<Invoice>('POST', `/v1/invoices/${id}/sending`, {}, once('p'))
  await fleet.call('POST', `/v1/invoices/${id}/voiding`, { reason: 'wrong client' })
  const again = await fleet.call<Invoice>('POST', `/v1/invoices/${id}/sending`, {}, once('p'))
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
  const refused = await fleet.call('POST', `/v1/invoices/${id}/sending`, {}, once('p2'))
  expect(refused.status).toBe(409)
  expect((await fleet.call('POST', `/v1/invoices/${id}/sending`, {}, once('p2'))).body).toEqual(refused.body)
})

test("an event's first answer is given again under its key, and under another key its first outcome", async () => {
  const event = orderPriced('2', 7_000)
  const first = await fleet.call('POST', '/v1/work-events', event, once('e'))
  expect(first).toMatchObject({ status: 201, body: { repeated: false } })
  expect(await fleet.call('POST', '/v1/work-events', event, once('e'))).toMatchObject({
    status: 201,
    body: first.body as object,
  })
  const other = await fleet.call('POST', '/v1/work-events', event, once('f'))
  expect(other).toMatchObject({ status: 200, body: { repeated: true } })
})

test("no caller is answered with another's answer, in one organization or in two", async () => {
  const second = { authorization: `Bearer ${await fleet.key('owner')}` }
  const named = (name: string) => ({ name, role: 'viewer' })
  const a = await fleet.call<ApiKeyMade>('POST', '/v1/api-keys', named('A'), once('same'))
  const b = await fleet.call<ApiKeyMade>('POST', '/v1/api-keys', named('B'), { ...once('same'), ...second })
  const c = await charter.call<ApiKeyMade>('POST', '/v1/api-keys', named('C'), once('same'))
  expect([a, b, c].map(({ status }) => status)).toEqual([201, 201, 201])
  expect([a, b, c].map(({ body }) => body.name)).toEqual(['A', 'B', 'C'])
  // The secret is answered again to whoever holds the key of the request, and lies nowhere in the open.
  expect((await fleet.call<ApiKeyMade>('POST', '/v1/api-keys', named('A'), once('same'))).body.key).toBe(
    a.body.key,
  )
  const kept = await inOrganization(world.db, fleet.orgId, (tx) =>
    tx.all(sql<{ answer: Buffer }>`select answer from kept_answer`),
  )
  for (const { answer } of kept) expect(answer.toString('latin1')).not.toContain(a.body.key)
})

test('the operator opens books once under a key, and a stranger with that key gets nothing', async () => {
  const body = JSON.stringify({
    slug: 'new-one',
    name: 'New',
    timeZone: 'UTC',
    currency: 'USD',
    profile: 'fleet',
    seller: { name: 'New' },
  })
  const entered = await send(`/enter/${operator.token}`, {})
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
  const call = (headers: Record<string, string>) =>
    send('/v1/organizations', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...once('org'), ...headers },
    })
  const first = await call({ cookie })
  expect(first.status).toBe(201)
  expect((await call({ cookie })).body).toEqual(first.body)
  expect((await call({})).status).toBe(401)
})

test('a key that cannot be one is refused; answers are forgotten after their time', async () => {
  expect(problemOf(await fleet.call('POST', '/v1/payments', payment, once('a b')))).toMatchObject({
    status: 422,
    code: 'idempotency_key_unusable',
  })
  const forgotten = await inOrganization(world.db, fleet.orgId, (tx) =>
    forgetAnswers(tx, fleet.orgId, '2027-01-01T00:00:00Z'),
  )
  expect(forgotten).toBeGreaterThan(0)
})
