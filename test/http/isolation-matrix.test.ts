import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { fleetbaseLists } from '../../src/adapters/fleetbase/lists.ts'
import { peopleIn } from '../../src/adapters/people/people.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { assert } from '../../src/kernel/assert.ts'
import { checkConnection } from '../../src/operations/fleetbase/check-connection.ts'
import { createFleetbaseConnection } from '../../src/operations/fleetbase/create-connection.ts'
import { receiveFleetbaseWebhook } from '../../src/operations/fleetbase/receive-webhook.ts'
import type { World } from '../../src/operations/world.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { pngOf } from '../support/pictures.ts'
import { type Answer, openServer, problemOf, type Tenant } from './api.ts'
import type { ApiDocument } from './as-told.ts'
import { orderPriced } from './events.ts'
import { invite, visitor } from './portal-client.ts'
import { accept, everyRow } from './every-row.ts'

/**
 * Every operation of our own API document against everybody who may not have it: nobody, a stranger's key, one that was
 * revoked, another organization, a role without the right. A door that is added is in here by itself; one over a new
 * kind of rows fails until `everyRow` makes such rows.
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
  /** It takes a client's session in the portal, and no other credential. */
  readonly portal: boolean
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
    .map(([method, { requestBody, responses, security }]): Operation => {
      const media = requestBody?.content['application/json']
      const takesPicture = requestBody?.content['image/png'] !== undefined
      const body = takesPicture
        ? pngOf(40, 20)
        : (media?.example ?? Object.values(media?.examples ?? {})[0]?.value)
      const streams = responses?.['200']?.content?.['text/event-stream'] !== undefined
      const portal = security?.some((scheme) => 'portal' in (scheme as object)) ?? false
      return { method: method.toUpperCase(), path, body, streams, portal }
    }),
)
const byName = (which: readonly Operation[]) =>
  which.map((operation) => [`${operation.method} ${operation.path}`, operation] as const)
const named = byName(operations.filter(({ portal }) => !portal))
/** Those that a client's session in the portal opens. */
const portalNamed = byName(operations.filter(({ portal }) => portal))

/** Theirs, by the path that leads there: each is a row of every kind that a door finds by its id. */
const SEEDS = new Map<string, string>()

/** The cookie of somebody who works for us, and not for them. */
let stranger = ''
/** The cookies of clients: of that customer, of another one of theirs, of a customer of ours, and one who was revoked. */
const clients = { own: '', other: '', ours: '', revoked: '' }

const exampleOf = (path: string): unknown =>
  operations.find((one) => one.method === 'POST' && one.path === path)?.body

beforeAll(async () => {
  for (const [path, id] of await everyRow(server, theirs, exampleOf)) SEEDS.set(path, id)
  stranger = await accept(server, ours, 'kim@ours.example')

  const customerId = SEEDS.get('/v1/customers/{id}')!
  const oneMore = async (who: Tenant, name: string): Promise<string> => {
    const told = orderPriced(`of ${name}`)
    const data = { ...told.data, customer: { id: name, name } }
    const { body } = await who.call<WorkEventAnswer>('POST', '/v1/work-events', { ...told, data })
    return (await who.call<{ customerId: string }>('GET', `/v1/invoices/${body.invoiceIds[0]!}`)).body
      .customerId
  }
  const client = await invite(theirs, customerId, 'ap@harbor.example')
  clients.own = (await visitor(server.send, client.token)).cookie
  const other = await invite(theirs, await oneMore(theirs, 'other'), 'ap@other.example')
  clients.other = (await visitor(server.send, other.token)).cookie
  const foreign = await invite(ours, await oneMore(ours, 'foreign'), 'ap@harbor.example')
  clients.ours = (await visitor(server.send, foreign.token)).cookie
  const gone = await invite(theirs, customerId, 'gone@harbor.example')
  clients.revoked = (await visitor(server.send, gone.token)).cookie
  await theirs.call('DELETE', `/v1/customers/${customerId}/portal-access/${gone.id}`)
  SEEDS.set('/v1/portal/accounts/{accountId}', client.id)
  SEEDS.set('/v1/portal/accounts/{accountId}/invoices/{id}', SEEDS.get('/v1/invoices/{id}')!)
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
  cookie?: string,
): Omit<RequestInit, 'headers'> & { headers: Record<string, string> } => ({
  method,
  headers: {
    'if-match': '*',
    ...(authorization === undefined ? {} : { authorization }),
    ...(cookie === undefined ? {} : { cookie }),
    ...(body === undefined
      ? {}
      : { 'content-type': body instanceof Uint8Array ? 'image/png' : 'application/json' }),
  },
  ...(body === undefined
    ? {}
    : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
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

describe('the portal lets in nobody but its clients', () => {
  test.each(portalNamed)('%s', async (_, operation) => {
    const before = await server.rowCounts()
    const value = clients.own.split('=')[1]!
    const own = asking(operation, undefined, stranger)
    for (const shown of [
      asking(operation),
      asking(operation, `Bearer ${await theirs.key('owner')}`),
      asking(operation, undefined, clients.revoked),
      asking(operation, undefined, `${clients.own.slice(0, -4)}AAAA`),
      asking(operation, undefined, `billhook_session=${value}`),
      { ...own, headers: { ...own.headers, 'billhook-organization': 'ours' } },
    ]) {
      const answer = await server.send(addressOf(operation), shown)
      expect(problem(answer)).toMatchObject({ status: 401, code: 'portal_session_missing' })
    }
    const { api_key: _made, history: _noted, ...counts } = await server.rowCounts()
    expect(before).toMatchObject(counts)
  })
})

describe("another portal customer's rows are as unknown as rows that do not exist", () => {
  const ofAccounts = portalNamed.filter(([, { path }]) => path.includes('{'))
  test.each(ofAccounts)('%s', async (_, operation) => {
    const before = await server.rowCounts()
    for (const cookie of [clients.other, clients.ours]) {
      const foreign = await server.send(addressOf(operation), asking(operation, undefined, cookie))
      expect(foreign.status).toBe(404)
      const nowhere = await server.send(addressOf(operation, UNKNOWN), asking(operation, undefined, cookie))
      expect(problem(nowhere)).toEqual(problem(foreign))
    }
    expect(await server.rowCounts()).toEqual(before)
  })

  test.each(ofAccounts.filter(([, { path }]) => path.includes('{id}')))(
    'nor are they reached through an account of one’s own: %s',
    async (_, operation) => {
      for (const cookie of [clients.other, clients.ours]) {
        const session = await server.send<{ accounts: { id: string }[] }>('/v1/portal/session', {
          headers: { cookie },
        })
        const address = addressOf(operation).replace(
          SEEDS.get('/v1/portal/accounts/{accountId}')!,
          session.body.accounts[0]!.id,
        )
        const foreign = await server.send(address, asking(operation, undefined, cookie))
        expect(problem(foreign)).toMatchObject({ status: 404, code: 'invoice_not_found' })
      }
    },
  )

  test.each(portalNamed.filter(([, { method }]) => method === 'GET'))(
    'their own client finds them: %s',
    async (_, operation) => {
      const found = await server.app.request(addressOf(operation), asking(operation, undefined, clients.own))
      expect(found.status).toBe(200)
      await found.body?.cancel()
    },
  )
})
