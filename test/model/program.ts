import { sealer } from '../../src/adapters/sealing.ts'
import { idSource } from '../../src/kernel/id.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { createApp } from '../../src/http/server.ts'
import { createApiKey } from '../../src/operations/create-api-key.ts'
import { createOrganization } from '../../src/operations/create-organization.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { makeRecurringEntries } from '../../src/operations/recurring-entries.ts'
import type { World } from '../../src/operations/world.ts'
import type { Database } from '../../src/store/engine/database.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import type { Business } from './oracle/policy.ts'

export interface Answer {
  readonly status: number
  // Answers are looked into, and compared with what the oracle says: their shapes are other tests' concern.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

const OPERATOR = { token: 'a-token-for-tests', demo: false }
const secret = sealer(new Uint8Array(32))
let made = 0

/** The real program on a real database, asked over HTTP as an owner; its clock stands where it is put. */
export class Program {
  now = Date.parse('2026-02-01T09:00:00Z')
  readonly orgId: string
  readonly #db: Database
  readonly #newId: () => string
  readonly #key: string
  #clients = 0
  #app: ReturnType<typeof createApp>

  private constructor(db: Database, newId: () => string, orgId: string, key: string) {
    this.#db = db
    this.#newId = newId
    this.orgId = orgId
    this.#key = key
    this.#app = this.#start()
  }

  static async open(db: Database, business: Business): Promise<Program> {
    made += 1
    const newId = idSource(Date.now)
    const world: World = { db, now: () => Date.parse('2026-02-01T08:00:00Z'), newId, lanes: new Lanes() }
    const owner = { name: 'Test', role: 'owner' } as const
    const opened = await createOrganization(world, owner, {
      slug: `model-${made}`,
      name: 'Model books',
      timeZone: 'UTC',
      currency: 'USD',
      profile: business,
      seller: { name: 'Model books' },
    })
    if (isRefusal(opened)) throw new Error(opened.message)
    const given = await createApiKey(world, opened.orgId, owner, { name: 'Owner', role: 'owner' })
    if (isRefusal(given)) throw new Error(given.message)
    return new Program(db, newId, opened.orgId, given.key)
  }

  /** Another program that works on the same books. */
  beside(): Program {
    const other = new Program(this.#db, this.#newId, this.orgId, this.#key)
    other.now = this.now
    return other
  }

  /** The program ends and begins anew: whatever it remembered outside the database is gone. */
  restart(): void {
    this.#app = this.#start()
  }

  #start(): ReturnType<typeof createApp> {
    const world: World = { db: this.#db, now: () => this.now, newId: this.#newId, lanes: new Lanes() }
    return createApp({ ...httpDoubles, world, operator: OPERATOR, sealer: secret })
  }

  /** Makes what recurring entries have due, as the program does by itself every hour. */
  makeDue(): Promise<void> {
    const world: World = { db: this.#db, now: () => this.now, newId: this.#newId, lanes: new Lanes() }
    return makeRecurringEntries(world)
  }

  call(method: string, path: string, body?: unknown, headers: object = {}): Promise<Answer> {
    return this.#ask(path, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  /** A customer looks at a document by its link, in a browser of their own. */
  look(token: string): Promise<Answer> {
    return this.#ask(`/v1/public/invoices/${token}/view`, {
      method: 'POST',
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
    })
  }

  /** Invites somebody for a customer, who enters the portal: what they ask there, each time under their account. */
  async client(
    customerId: string,
  ): Promise<(method: string, path: string, body?: unknown) => Promise<Answer>> {
    this.#clients += 1
    const { body } = await this.call('POST', `/v1/customers/${customerId}/portal-access`, {
      email: `client-${this.#clients}@example.com`,
    })
    const json = { 'content-type': 'application/json' }
    const entered = await this.#app.request('/v1/portal/session', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ token: (body.link as string).split('#')[1] }),
    })
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
    return (method, path, asked) =>
      this.#ask(`/v1/portal/accounts/${body.id}${path}`, {
        method,
        headers: { cookie, ...(asked === undefined ? {} : json) },
        ...(asked === undefined ? {} : { body: JSON.stringify(asked) }),
      })
  }

  async #ask(path: string, init: RequestInit): Promise<Answer> {
    const response = await this.#app.request(path, init)
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  /** What is read, which must be there. */
  async get(path: string): Promise<Answer['body']> {
    const { status, body } = await this.call('GET', path)
    if (status !== 200) throw new Error(`GET ${path} is answered ${status}: ${JSON.stringify(body)}`)
    return body
  }

  /** Every item of a list. */
  async list(path: string): Promise<Answer['body'][]> {
    const items: Answer['body'][] = []
    for (let cursor = ''; ;) {
      const page = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=200${cursor}`)
      items.push(...page.items)
      if (page.nextCursor === null) return items
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
    }
  }
}
