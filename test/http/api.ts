import { randomBytes } from 'node:crypto'
import { sealer } from '../../src/adapters/sealing.ts'
import { assert } from '../../src/kernel/assert.ts'
import { idSource } from '../../src/kernel/id.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import type { Problem } from '../../src/contract/problem.ts'
import type { Verification } from '../../src/contract/verification.ts'
import type { Role } from '../../src/domain/status/role.ts'
import { createApp, type HttpDeps } from '../../src/http/server.ts'
import { createApiKey } from '../../src/operations/create-api-key.ts'
import { createOrganization } from '../../src/operations/create-organization.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import type { World } from '../../src/operations/world.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { testDatabase } from '../support/test-database.ts'

/** An answer with its JSON read. */
export interface Answer<T = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

export interface Tenant {
  readonly orgId: string
  readonly slug: string
  /** Calls as an owner of the organization, unless the headers say otherwise. */
  call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  /** A key of the organization in some role. */
  key(role: Role): Promise<string>
}

const OPERATOR = { token: 'a-token-for-tests', demo: false }

const MORNING = Date.parse('2026-03-10T09:00:00Z')

/** A server over a database of this test file's own, at a clock that stands on 2026-03-10 in the morning unless one is given. */
export async function openServer(
  more: Partial<HttpDeps> | ((world: World) => Partial<HttpDeps>) = {},
  now: () => number = () => MORNING,
) {
  const { db, owner, place } = await testDatabase()
  const world: World = { db, now, newId: idSource(Date.now), lanes: new Lanes() }
  const logged: object[] = []
  const log = {
    info() {},
    warn: (details: object) => logged.push(details),
    error: (details: object) => logged.push(details),
  }
  const given = typeof more === 'function' ? more(world) : more
  const sealed = given.sealer ?? sealer(randomBytes(32))
  const app = createApp({
    ...httpDoubles,
    world,
    operator: OPERATOR,
    log,
    fleetbaseWebhook: (call) => Promise.resolve({ status: 200, body: { bytes: call.rawBody.length } }),
    ...given,
    sealer: sealed,
  })

  async function send<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    const response = await app.request(path, init)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson(response) && text !== '' ? JSON.parse(text) : null) as T,
    }
  }

  async function tenant(slug: string, profile: string): Promise<Tenant> {
    const actor = { name: 'Test', role: 'owner' } as const
    const made = await createOrganization(world, actor, {
      slug,
      name: `The ${slug} company`,
      timeZone: 'UTC',
      currency: 'USD',
      profile,
      seller: { name: `The ${slug} company` },
    })
    assert(!isRefusal(made), 'the organization was refused')
    const key = async (role: Role): Promise<string> => {
      const given = await createApiKey(world, made.orgId, actor, { name: role, role })
      assert(!isRefusal(given), 'the key was refused')
      return given.key
    }
    const ownKey = await key('owner')
    return {
      orgId: made.orgId,
      slug,
      key,
      call: (method, path, body, headers = {}) =>
        send(path, {
          method,
          headers: {
            authorization: `Bearer ${ownKey}`,
            ...(body === undefined
              ? {}
              : {
                  'content-type':
                    body instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
                }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: bodyOf(body) }),
        }),
    }
  }

  /** How many rows each of our tables holds: equal before and after says that nothing was left behind. */
  async function rowCounts(): Promise<Record<string, string>> {
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'billhook' and table_type = 'BASE TABLE' order by 1`,
    )
    const counts: Record<string, string> = {}
    for (const { name } of rows) {
      const counted = await owner.query<{ n: bigint }>(`select count(*) as n from billhook."${name}"`)
      counts[name] = String(counted.rows[0]?.n)
    }
    return counts
  }

  return { app, world, sealed, send, tenant, rowCounts, logged, operator: OPERATOR, owner, place }
}

const bodyOf = (body: unknown): string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)

const isJson = (response: Response): boolean => /json/.test(response.headers.get('content-type') ?? '')

/** Posts as the owner what has to be accepted, and answers what came of it. */
export async function done<T>(us: Tenant, path: string, body: object): Promise<T> {
  const answer = await us.call<T>('POST', path, body)
  assert(answer.status < 300, `${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Fails when the proof of the books finds anything, and says what. */
export async function proveBooks(us: Tenant): Promise<void> {
  const { body } = await us.call<Verification>('GET', '/v1/verification')
  const wrong = body.verdicts.filter(({ holds }) => !holds)
  assert(wrong.length === 0, JSON.stringify(wrong))
}

/** The answer as a problem; fails when it is not a well-formed one. */
export function problemOf(answer: Answer): Problem {
  assert(
    answer.headers.get('content-type') === 'application/problem+json',
    `not a problem: ${JSON.stringify(answer.body)}`,
  )
  const problem = answer.body as Problem
  assert(
    problem.status === answer.status && problem.requestId === answer.headers.get('x-request-id'),
    'a problem of another request',
  )
  return problem
}
