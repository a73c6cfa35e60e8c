import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { fleetbaseLists } from '../../src/adapters/fleetbase/lists.ts'
import { peopleIn } from '../../src/adapters/people/people.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import type { WebhookSourceMade } from '../../src/contract/webhook-source.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { assert } from '../../src/kernel/assert.ts'
import { checkConnection } from '../../src/operations/fleetbase/check-connection.ts'
import { createFleetbaseConnection } from '../../src/operations/fleetbase/create-connection.ts'
import { receiveFleetbaseWebhook } from '../../src/operations/fleetbase/receive-webhook.ts'
import type { World } from '../../src/operations/world.ts'
import { signed } from '../sources/signed.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { type Answer, openServer, problemOf, type Tenant } from './api.ts'
import type { ApiDocument } from './as-told.ts'
import { orderPriced } from './events.ts'

/**
 * Every operation of our own API document against everybody who may not have it: nobody, a stranger's key, one that was
 * revoked, another organization, a role without the right. A door that is added is in here by itself; one over a new
 * kind of rows fails until `SEEDS` says where such rows are.
 */

const sealed = sealer(randomBytes(32))
const server: Awaited<ReturnType<typeof openServer>> = await openServer((world: World) => ({
  people: peopleIn(
    world.db,
    'a secret of thirty-two bytes or more',
    world.newId,
    httpDoubles.office.publicUrl,
  ),
  sealer: sealed,
  fleetbaseWebhook: (call) => receiveFleetbaseWebhook({ world: server.world, sealer: sealed }, call),
  connections: {
    create: (world, orgId, actor, input) =>
      createFleetbaseConnection({ world, sealer: sealed }, orgId, actor, input),
    check: (world, orgId, actor, id) =>
      checkConnection({ world, sealer: sealed, lists: fleetbaseLists() }, orgId, actor, id),
  },
}))
const ours = await server.tenant('ours', 'fleet')
const theirs = await server.tenant('theirs', 'fleet')
const UNKNOWN = '01a1fc3b-b55e-77c7-87c7-b559a0b370be'

interface Operation {
  readonly method: string
  readonly path: string
  readonly body: unknown
  /** It goes on answering until it is left: what it says is tested where following is. */
  readonly streams: boolean
}

interface Told {
  readonly responses?: Readonly<Record<string, { content?: Readonly<Record<string, unknown>> }>>
  readonly security?: readonly unknown[]
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { example?: unknown; examples?: Readonly<Record<string, { value: unknown }>> }>
    >
  }
}

const document = (await server.send<ApiDocument>('/openapi.json', {})).body
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Told>)
    // Doors that need no credential at all say so, and are no business of any organization; nor is what a person does
    // about their own account, and what the operator does on the machine itself (own-account.test.ts, sign-in.test.ts).
    .filter(([, { security }]) => security?.length !== 0 && !/^\/v1\/(?:me\/|session$|owner)/.test(path))
    .map(([method, { requestBody, responses }]): Operation => {
      const media = requestBody?.content['application/json']
      const body = media?.example ?? Object.values(media?.examples ?? {})[0]?.value
      const streams = responses?.['200']?.content?.['text/event-stream'] !== undefined
      return { method: method.toUpperCase(), path, body, streams }
    }),
)
const named = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const)

/** Theirs, by the path that leads there: each is a row of every kind that a door finds by its id. */
const SEEDS = new Map<string, string>()

/** The cookie of somebody who works for us, and not for them. */
let stranger = ''

/** Somebody new who works for an organization; their cookie. */
async function accept(who: Tenant, email: string): Promise<string> {
  const invitation = await who.call<{ path: string }>('POST', '/v1/invitations', { email, role: 'viewer' })
  const accepted = await server.send('/v1/invitations/acceptance', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: invitation.body.path.split('#')[1],
      name: 'Somebody',
      password: 'a long enough password',
    }),
  })
  return accepted.headers.get('set-cookie')!.split(';')[0]!
}

beforeAll(async () => {
  const make = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await theirs.call<T>(method, path, body)
    assert(answer.status < 300, `${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const told = await make<WorkEventAnswer>('POST', '/v1/work-events', orderPriced('secret-order'))
  await theirs.call('POST', '/v1/work-events', {
    ...orderPriced('secret-order'),
    occurredAt: '2026-03-02T10:00:00Z',
  })
  const invoice = told.invoiceIds[0]!
  const { customerId } = await make<{ customerId: string }>('GET', `/v1/invoices/${invoice}`)
  const money = { currency: 'USD', amount: 500, receivedOn: '2026-03-05', method: 'cash', customerId }
  const first = async (path: string): Promise<string> =>
    (await make<{ items: { id: string }[] }>('GET', path)).items[0]!.id

  const connection = await make<{ id: string; webhookPath: string }>('POST', '/v1/source-connections', {
    kind: 'fleetbase',
    source: 'fleetbase',
    baseUrl: 'http://127.0.0.1:9', // nobody answers there
    apiKey: 'flb_test_x',
  })
  const heard = { id: 'event_1', event: 'order.created', data: { id: 'order_1' } }
  const json = { 'content-type': 'application/json' }
  await server.send(connection.webhookPath, { method: 'POST', headers: json, body: JSON.stringify(heard) })

  const { body: example } = operations.find(
    ({ method, path }) => method === 'POST' && path === '/v1/webhook-sources',
  )!
  const source = await make<WebhookSourceMade>('POST', '/v1/webhook-sources', example)
  await make('PATCH', `/v1/webhook-sources/${source.id}`, { on: true })
  const noise = JSON.stringify({ kind: 'noise' })
  const seconds = Math.floor(server.world.now() / 1000)
  await server.send(source.path, {
    method: 'POST',
    headers: signed(source.secret, noise, 'msg_1', seconds),
    body: noise,
  })

  await make('POST', `/v1/invoices/${invoice}/sending`, { mail: { to: 'ap@harbor.example' } })
  const view = { list: 'invoices', name: 'Overdue', search: {} }

  const invited = (email: string) =>
    make<{ id: string; path: string }>('POST', '/v1/invitations', { email, role: 'viewer' })
  await accept(theirs, 'sam@theirs.example')
  stranger = await accept(ours, 'kim@ours.example')

  const fleetbase = '/v1/source-connections/{id}'
  const webhooks = '/v1/webhook-sources/{id}'
  const seeds: readonly (readonly [path: string, id: string])[] = [
    ['/v1/work-events/{id}', told.id],
    ['/v1/work-event-conflicts/{id}', await first('/v1/work-event-conflicts')],
    ['/v1/work/{id}', told.workId!],
    ['/v1/invoices/{id}', invoice],
    ['/v1/customers/{id}', customerId],
    ['/v1/payments/{id}', (await make<{ id: string }>('POST', '/v1/payments', money)).id],
    ['/v1/journal-entries/{id}', await first('/v1/journal-entries')],
    ['/v1/api-keys/{id}', await first('/v1/api-keys')],
    [fleetbase, connection.id],
    [
      `${fleetbase}/deliveries/{deliveryId}`,
      await first(`/v1/source-connections/${connection.id}/deliveries`),
    ],
    [
      `${fleetbase}/back-fills/{backFillId}`,
      (
        await make<{ id: string }>('POST', `/v1/source-connections/${connection.id}/back-fills`, {
          since: '2026-01-01',
        })
      ).id,
    ],
    ['/v1/members/{id}', await first('/v1/members')],
    ['/v1/invitations/{id}', (await invited('ann@theirs.example')).id],
    ['/v1/mails/{id}', await first('/v1/mails')],
    ['/v1/saved-views/{id}', (await make<{ id: string }>('POST', '/v1/saved-views', view)).id],
    [webhooks, source.id],
    [`${webhooks}/deliveries/{deliveryId}`, await first(`/v1/webhook-sources/${source.id}/deliveries`)],
  ]
  for (const [path, id] of seeds) SEEDS.set(path, id)
})

/** What has a name in every organization, and is found by it in one's own alone. */
const NAMES = new Map([['{code}', 'invoice']])

/** The address of an operation: its ids are theirs, or `instead` of them. */
function addressOf({ path }: Operation, instead?: string): string {
  return path.replaceAll(/\{\w+\}/g, (name, at: number) => {
    const ownName = NAMES.get(name)
    if (ownName !== undefined) return ownName
    const seed = SEEDS.get(path.slice(0, at) + name)
    assert(seed !== undefined, `nobody says where the rows behind ${path.slice(0, at) + name} are`)
    return instead ?? seed
  })
}

/** What is sent: the example our document gives, and whatever version there is. */
const asking = (
  { method, body }: Operation,
  authorization?: string,
): Omit<RequestInit, 'headers'> & { headers: Record<string, string> } => ({
  method,
  headers: {
    'if-match': '*',
    ...(authorization === undefined ? {} : { authorization }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
})

const problem = (answer: Answer): object => {
  const { requestId: _, ...rest } = problemOf(answer)
  return rest
}

const asOwner = (who: Tenant, operation: Operation, address: string): Promise<Answer> =>
  who.call(operation.method, address, operation.body, { 'if-match': '*' })

describe('who has no key, a wrong one or a revoked one is let in nowhere', () => {
  test.each(named)('%s', async (_, operation) => {
    const revoked = await theirs.key('owner')
    const keyId = revoked.split('_')[2]!
    await theirs.call(
      'DELETE',
      `/v1/api-keys/${keyId.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')}`,
    )
    const before = await server.rowCounts()
    const wrong = `${revoked.slice(0, -4)}AAAA`
    for (const credential of [undefined, `Bearer ${wrong}`, `Bearer ${revoked}`, 'Basic eDp4', 'Bearer x']) {
      const answer = await server.send(addressOf(operation), asking(operation, credential))
      expect(answer.status, credential).toBe(401)
      expect(problemOf(answer)).not.toHaveProperty('values.keyId')
    }
    expect(await server.rowCounts()).toEqual(before)
  })
})

describe('who works for another organization, and asks in the name of this one, is told that there is none', () => {
  test.each(named.filter(([, { path }]) => path !== '/v1/organizations'))('%s', async (_, operation) => {
    const { headers, ...asked } = asking(operation)
    const there = await server.send(addressOf(operation), {
      ...asked,
      headers: { ...headers, cookie: stranger, 'billhook-organization': 'theirs' },
    })
    expect(problem(there)).toMatchObject({ status: 404, code: 'organization_not_found' })
    const nowhere = await server.send(addressOf(operation), {
      ...asked,
      headers: { ...headers, cookie: stranger, 'billhook-organization': 'no-such' },
    })
    expect(problem(nowhere)).toEqual(problem(there))
    const unnamed = await server.send(addressOf(operation), {
      ...asked,
      headers: { ...headers, cookie: stranger },
    })
    expect(unnamed.status).toBe(problemOf(unnamed).status)
    expect(unnamed.status).toBeGreaterThanOrEqual(400)
  })
})

describe("another organization's rows are as unknown as rows that do not exist", () => {
  test.each(named.filter(([, { path }]) => /\{(?!code)/.test(path)))('%s', async (_, operation) => {
    const before = await server.rowCounts()
    const foreign = await asOwner(ours, operation, addressOf(operation))
    expect(foreign.status).toBe(404)
    expect(problem(foreign)).toEqual(problem(await asOwner(ours, operation, addressOf(operation, UNKNOWN))))
    expect(await server.rowCounts()).toEqual(before)
  })
})

describe('what is read lists nothing of another organization', () => {
  test.each(
    named.filter(([, { method, path, streams }]) => method === 'GET' && !path.includes('{') && !streams),
  )('%s', async (_, operation) => {
    const seen = JSON.stringify((await asOwner(ours, operation, operation.path)).body)
    for (const secret of [theirs.orgId, 'The theirs company', 'secret-order', ...SEEDS.values()])
      expect(seen).not.toContain(secret)
  })
})

describe('their own owner finds what the others do not', () => {
  test.each(named.filter(([, { method, path }]) => method === 'GET' && path.includes('{')))(
    '%s',
    async (_, operation) => {
      // 422: it is there, and a query that is needed was left out.
      expect([200, 422]).toContain((await asOwner(theirs, operation, addressOf(operation))).status)
    },
  )
})

/** Doors that carry many: each of them gets the answer it would have had alone. */
const CARRIERS = new Set(['POST /v1/batch', 'POST /v1/work-events/batch'])

/** What everybody has of their own, in every role: their views of lists. */
const OWN = new Set(['POST /v1/saved-views', 'DELETE /v1/saved-views/{id}'])

describe('a viewer changes nothing', () => {
  const writes = named.filter(([name, { method }]) => method !== 'GET' && !OWN.has(name))
  test.each(writes)('%s', async (name, operation) => {
    const viewer = `Bearer ${await theirs.key('viewer')}`
    const before = await server.rowCounts()
    const answer = await server.send<{ results: { status: number }[] }>(
      addressOf(operation),
      asking(operation, viewer),
    )
    if (CARRIERS.has(name)) {
      expect(answer.body.results.map(({ status }) => status)).not.toContain(201)
    } else {
      expect([401, 403]).toContain(answer.status)
      expect(problemOf(answer)).toHaveProperty('remedy')
    }
    expect(await server.rowCounts()).toEqual(before)
  })
})
