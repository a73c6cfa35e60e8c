import { randomBytes } from 'node:crypto'
import { sealer } from '../../src/adapters/sealing.ts'
import { noSources } from './no-sources.ts'
import type { HttpDeps } from '../../src/http/server.ts'

/** What a server is made of besides its world, for tests that are about something else. */
export const httpDoubles = {
  log: { info() {}, warn() {}, error() {} },
  sealer: sealer(randomBytes(32)),
  fleetbaseWebhook: () => Promise.resolve({ status: 404, body: {} }),
  connections: noSources,
  office: { publicUrl: () => 'https://billing.test', delivers: false },
} satisfies Partial<HttpDeps>
