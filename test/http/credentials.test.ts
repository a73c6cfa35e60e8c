import { describe, expect, test } from 'vitest'
import type { Session } from '../../src/contract/organization.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const { app, send, tenant, rowCounts, operator } = await openServer()
const fleet = await tenant('fleet', 'fleet')
const json = { 'content-type': 'application/json' }
const event = JSON.stringify(orderPriced('1'))

describe('an API key', () => {
  test.each([
    ['none', {}, 'credential_missing'],
    ['one that was never given', { authorization: 'Bearer bh_0_0_0' }, 'key_unknown'],
    ['another scheme', { authorization: 'Basic YTpi' }, 'key_unknown'],
    ['an empty one', { authorization: 'Bearer ' }, 'key_unknown'],
  ])('%s: 401, and nothing is left behind', async (_, headers, code) => {
    const before = await rowCounts()
    const answer = await send('/v1/work-events', {
      method: 'POST',
      body: event,
      headers: { ...json, ...headers },
    })
    expect(problemOf(answer)).toMatchObject({ status: 401, code })
    expect(await rowCounts()).toEqual(before)
  })

  test('whose secret was changed in one place: 401', async () => {
    const key = await fleet.key('owner')
    const tampered = key.slice(0, -1) + (key.endsWith('a') ? 'b' : 'a')
    const answer = await send('/v1/invoices', { headers: { authorization: `Bearer ${tampered}` } })
    expect(problemOf(answer)).toMatchObject({ status: 401, code: 'key_unknown' })
  })

  test.each([
    ['viewer', 'POST', '/v1/work-events', orderPriced('v')],
    [
      'viewer',
      'POST',
      '/v1/payments',
      { currency: 'USD', amount: 1, receivedOn: '2026-03-01', method: 'cash' },
    ],
    [
      'dispatcher',
      'POST',
      '/v1/payments',
      { currency: 'USD', amount: 1, receivedOn: '2026-03-01', method: 'cash' },
    ],
  ] as const)('of a %s may not %s %s: 403', async (role, method, path, body) => {
    const authorization = `Bearer ${await fleet.key(role)}`
    const before = await rowCounts()
    expect(problemOf(await fleet.call(method, path, body, { authorization }))).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
    expect(await rowCounts()).toEqual(before)
  })

  test('of a viewer may read', async () => {
    const authorization = `Bearer ${await fleet.key('viewer')}`
    expect((await fleet.call('GET', '/v1/invoices', undefined, { authorization })).status).toBe(200)
  })
})

describe('the operator', () => {
  async function enter(): Promise<string> {
    const answer = await send(`/enter/${operator.token}`, {})
    expect(answer.status).toBe(303)
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^billhook_operator=[\w-]+;/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).toMatch(/Path=\//)
    expect(cookie).not.toContain(operator.token)
    return cookie.split(';')[0] ?? ''
  }

  test('enters with the printed token, and opens any organization by name', async () => {
    const cookie = await enter()
    const session = await send<Session>('/v1/session', { headers: { cookie } })
    expect(session.body).toMatchObject({
      operator: true,
      demo: false,
      organizations: [{ slug: 'fleet', today: '2026-03-10' }],
    })
    const list = await send('/v1/invoices', { headers: { cookie, 'billhook-organization': 'fleet' } })
    expect(list.status).toBe(200)
  })

  test('is nobody without the header that names the organization', async () => {
    const cookie = await enter()
    const before = await rowCounts()
    const answer = await send('/v1/work-events', {
      method: 'POST',
      body: event,
      headers: { ...json, cookie },
    })
    expect(problemOf(answer)).toMatchObject({ status: 400, code: 'organization_not_named' })
    expect(await rowCounts()).toEqual(before)
    const stranger = await send('/v1/invoices', { headers: { cookie, 'billhook-organization': 'nobody' } })
    expect(problemOf(stranger).status).toBe(404)
  })

  test('is not let in by another token or cookie', async () => {
    expect((await app.request('/enter/guess')).status).toBe(404)
    const answer = await send('/v1/session', { headers: { cookie: 'billhook_operator=guess' } })
    expect(problemOf(answer)).toMatchObject({ status: 401, values: { demo: false } })
  })

  test('gets every organization; a key only its own', async () => {
    await tenant('charter', 'charter')
    const cookie = await enter()
    const all = await send<{ items: { slug: string }[] }>('/v1/organizations', { headers: { cookie } })
    expect(all.body.items.map(({ slug }) => slug).sort()).toEqual(['charter', 'fleet'])
    const own = await fleet.call<{ items: { slug: string }[] }>('GET', '/v1/organizations')
    expect(own.body.items.map(({ slug }) => slug)).toEqual(['fleet'])
    expect(problemOf(await send('/v1/organizations', {})).status).toBe(401)
  })
})

test('every answer has a request id and the security headers', async () => {
  const { headers } = await send('/v1/invoices', {})
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toMatch(/script-src 'self';/)
})
