import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { afterAll } from 'vitest'
import { fleetbaseApi } from '../../src/adapters/fleetbase/api.ts'
import { fleetbaseLists } from '../../src/adapters/fleetbase/lists.ts'
import { fleetbaseReader } from '../../src/adapters/fleetbase/read-work.ts'
import { keptMailer } from '../../src/adapters/mail/kept-mailer.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import { BillhookClient } from '../../src/client/client.ts'
import { createApp } from '../../src/http/server.ts'
import type { Connections } from '../../src/http/sources.ts'
import { startJobs } from '../../src/jobs/runner.ts'
import { assert } from '../../src/kernel/assert.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { createApiKey } from '../../src/operations/create-api-key.ts'
import { checkConnection } from '../../src/operations/fleetbase/check-connection.ts'
import { createFleetbaseConnection } from '../../src/operations/fleetbase/create-connection.ts'
import { receiveFleetbaseWebhook } from '../../src/operations/fleetbase/receive-webhook.ts'
import { FakeFleetbase } from '../support/fake-fleetbase.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'

const OWNER = { name: 'Test', role: 'owner' } as const

/** What became of a delivery. */
export interface Delivery {
  readonly event: string
  readonly outcome: string
  readonly reason: string | null
  readonly signature: string
  readonly attempts: number
}

/**
 * A Billhook that a Fleetbase is connected to: real HTTP both ways, the real database, the real job runner. Only the
 * Fleetbase is a fake, with books of its own to compare ours with.
 */
export async function connected(
  options: {
    secrets?: readonly string[]
    /** Where the fake's clock begins. */
    clock?: number
    /** Whether its jobs run from the beginning; they do unless this is false. */
    jobs?: boolean
    /** The built interface, which it serves as well. */
    webFolder?: string
  } = {},
) {
  const database = await testDatabase({ poolSize: 12 })
  const books = await Books.open(database, 'fleet', { currency: 'SGD', timeZone: 'Asia/Singapore' })
  const { world } = books
  books.now = Date.now()
  const key = randomBytes(32)
  const sealed = sealer(key)
  const fleetbase = await FakeFleetbase.start(options.clock)
  const logged: object[] = []
  const log = {
    debug() {},
    info() {},
    warn: (details: object) => logged.push(details),
    error: (details: object) => logged.push(details),
  }
  const lists = fleetbaseLists({ timeoutMs: 2_000 })
  const connections: Connections = {
    create: (within, orgId, actor, input) =>
      createFleetbaseConnection({ world: within, sealer: sealed }, orgId, actor, input),
    check: (within, orgId, actor, id) =>
      checkConnection({ world: within, sealer: sealed, lists }, orgId, actor, id),
  }
  const app = createApp({
    world,
    sealer: sealed,
    operator: { token: 'token', demo: false },
    ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
    log,
    fleetbaseWebhook: (call) => receiveFleetbaseWebhook({ world, sealer: sealed }, call),
    connections,
    office: { publicUrl: () => 'https://billing.test', delivers: false },
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const reader = fleetbaseReader(fleetbaseApi())
  const another = () =>
    startJobs({ world, sealer: sealed, fleetbase: reader, lists, mailer: keptMailer, log })
  const jobs = options.jobs === false ? null : await another()
  const given = await createApiKey(world, books.orgId, OWNER, { name: 'Test', role: 'owner' })
  assert(!isRefusal(given), 'the key was refused')
  const client = new BillhookClient({ url, key: given.key })
  const made = await connections.create(world, books.orgId, OWNER, {
    baseUrl: fleetbase.api.baseUrl,
    apiKey: fleetbase.api.key,
    source: 'fleetbase',
    ...(options.secrets ? { secrets: options.secrets } : {}),
  })
  assert(!isRefusal(made), 'the connection was refused')
  const webhook = `${url}${made.webhookPath}`
  fleetbase.webhooks.listenAt(webhook)
  afterAll(async () => {
    await fleetbase.stop()
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await jobs?.stop()
  })

  const deliveries = (): Promise<Delivery[]> =>
    books.rows<Delivery & Record<string, unknown>>(
      'select event, outcome, reason, signature, attempts from webhook_delivery where org_id = $1 order by received_at, id',
    )

  /** Waits until every delivery is settled, or was tried in vain and says why. */
  async function settled(): Promise<Delivery[]> {
    for (let tries = 0; tries < 400; tries++) {
      const all = await deliveries()
      if (all.every((one) => one.outcome !== 'waiting' || one.reason !== null)) return all
      await sleep(25)
    }
    throw new Error(`deliveries still wait: ${JSON.stringify(await deliveries())}`)
  }

  return {
    books,
    world,
    /** Runs the jobs of one more program on the same database. */
    another,
    /** What its secrets are sealed with. */
    key,
    fleetbase,
    webhook,
    deliveries,
    settled,
    logged,
    database,
    url,
    client,
    connection: made,
  }
}
