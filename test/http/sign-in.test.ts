import { describe, expect, test } from 'vitest'
import type { Session } from '../../src/contract/organization.ts'
import { problemOf } from './api.ts'
import { orderPriced } from './events.ts'
import { cookieOf, openServerWithPeople, PASSWORD } from './people.ts'

const { send, post, signIn, firstOwner, tenant, rowCounts, owner: database } = await openServerWithPeople()
await tenant('ours', 'fleet')
const olivia = await firstOwner('Olivia@Example.com')
await tenant('theirs', 'fleet')
await database.query(`delete from billhook.membership m using billhook.organization o
  where o.org_id = m.org_id and o.slug = 'theirs'`)

describe('signing in', () => {
  test('sets a cookie that no script reads, and tells who is there and where they work', async () => {
    const answer = await post<Session>('/v1/session', { email: 'olivia@example.com', password: PASSWORD })
    expect(answer.status).toBe(200)
    const set = answer.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/^billhook_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(answer.body).toMatchObject({
      person: { name: 'Olivia Hale', email: 'olivia@example.com', hasSecondFactor: false },
      operator: false,
      organizations: [{ slug: 'ours', role: 'owner' }],
    })
    const again = await send<Session>('/v1/session', { headers: { cookie: cookieOf(answer) } })
    expect(again.body).toEqual(answer.body)
  })

  test('under https the cookie is bound to its host, and the one of http is not taken', async () => {
    const headers = { 'x-forwarded-proto': 'https' }
    const answer = await post('/v1/session', { email: olivia.email, password: PASSWORD }, headers)
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-billhook_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    const cookie = cookieOf(answer)
    expect((await send('/v1/session', { headers: { ...headers, cookie } })).status).toBe(200)
    expect((await send('/v1/session', { headers: { ...headers, cookie: olivia.cookie } })).status).toBe(401)
  })

  test('a wrong password and an address nobody has are refused alike', async () => {
    const wrong = await post('/v1/session', { email: 'olivia@example.com', password: 'not her password' })
    const unknown = await post('/v1/session', { email: 'nobody@example.com', password: 'not her password' })
    const { requestId: _, ...said } = problemOf(wrong)
    expect(said).toMatchObject({ status: 401, code: 'credentials_wrong' })
    expect(problemOf(unknown)).toMatchObject(said)
    expect(unknown.headers.get('set-cookie')).toBeNull()
  })

  test('signing out ends the session, not only the cookie', async () => {
    const somebody = await signIn(olivia.email)
    const answer = await somebody.ask('DELETE', '/v1/session')
    expect(answer.headers.get('set-cookie')).toMatch(/^billhook_session=; Max-Age=0/)
    expect((await somebody.ask('GET', '/v1/session')).status).toBe(401)
    expect((await somebody.ask('GET', '/v1/invoices', undefined, 'ours')).status).toBe(401)
  })

  test('a cookie that was changed in one place is nobody’s', async () => {
    const cookie = olivia.cookie.replace(/=(.)/, (_, first: string) => `=${first === 'a' ? 'b' : 'a'}`)
    expect(problemOf(await send('/v1/session', { headers: { cookie } })).status).toBe(401)
  })
})

describe('a person', () => {
  test('acts under their own name', async () => {
    const told = await olivia.ask<{ invoiceIds: string[] }>(
      'POST',
      '/v1/work-events',
      orderPriced('1'),
      'ours',
    )
    const [id] = told.body.invoiceIds
    await olivia.ask('POST', `/v1/invoices/${id}/sending`, {}, 'ours')
    const history = await olivia.ask<{ items: { actor: string }[] }>(
      'GET',
      `/v1/invoices/${id}/history`,
      undefined,
      'ours',
    )
    expect(history.body.items.at(-1)).toMatchObject({ actor: 'Olivia Hale' })
  })

  test('without the header that names an organization does nothing', async () => {
    const before = await rowCounts()
    const answer = await olivia.ask('POST', '/v1/work-events', orderPriced('2'))
    expect(problemOf(answer)).toMatchObject({ status: 400, code: 'organization_not_named' })
    expect(await rowCounts()).toEqual(before)
  })

  test.each(['GET', 'POST'])(
    'where they do not work, %s finds nothing, as where nothing is',
    async (method) => {
      const before = await rowCounts()
      const path = method === 'GET' ? '/v1/invoices' : '/v1/work-events'
      const body = method === 'GET' ? undefined : orderPriced('3')
      const { requestId: _, ...foreign } = problemOf(await olivia.ask(method, path, body, 'theirs'))
      expect(foreign).toMatchObject({ status: 404, code: 'organization_not_found' })
      expect(problemOf(await olivia.ask(method, path, body, 'nowhere'))).toMatchObject(foreign)
      expect(await rowCounts()).toEqual(before)
    },
  )

  test('keeps the installation: the organization they open is theirs', async () => {
    const made = await olivia.ask('POST', '/v1/organizations', {
      slug: 'fresh',
      name: 'Fresh',
      timeZone: 'UTC',
      currency: 'USD',
      profile: 'fleet',
      seller: { name: 'Fresh' },
    })
    expect(made.status).toBe(201)
    const { body } = await olivia.ask<Session>('GET', '/v1/session')
    expect(body.organizations.map(({ slug }) => slug)).toEqual(['fresh', 'ours'])
  })
})

describe('another site', () => {
  const FOREIGN = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]

  test.each(FOREIGN)('writes nothing with somebody’s cookie (%j)', async (headers) => {
    const before = await rowCounts()
    for (const [method, path, body] of [
      ['POST', '/v1/work-events', orderPriced('4')],
      ['POST', '/v1/me/password', { current: PASSWORD, next: 'another password' }],
      ['DELETE', '/v1/session', undefined],
    ] as const) {
      const answer = await olivia.ask(method, path, body, 'ours', headers as Record<string, string>)
      expect(problemOf(answer)).toMatchObject({ status: 403, code: 'foreign_origin' })
    }
    expect(await rowCounts()).toEqual(before)
    expect((await olivia.ask('GET', '/v1/session')).status).toBe(200)
  })

  test('signs nobody in', async () => {
    const body = { email: olivia.email, password: PASSWORD }
    const answer = await post('/v1/session', body, { origin: 'https://evil.example' })
    expect(problemOf(answer)).toMatchObject({ status: 403, code: 'foreign_origin' })
  })

  test('is told from this one', async () => {
    const headers = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
    expect((await olivia.ask('POST', '/v1/work-events', orderPriced('5'), 'ours', headers)).status).toBe(201)
  })
})

describe('attempts', () => {
  test('at one account end after ten, whoever has it; another account goes on', async () => {
    const at = (email: string) => post('/v1/session', { email, password: 'a wrong password' })
    for (const email of ['guessed@example.com', 'GUESSED@example.com']) {
      for (let time = 0; time < 5; time++) expect((await at(email)).status).toBe(401)
    }
    const answer = problemOf(await at('guessed@example.com'))
    expect(answer).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect((await at('other@example.com')).status).toBe(401)
  })
})
