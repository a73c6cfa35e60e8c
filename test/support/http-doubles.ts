import { randomBytes } from 'node:crypto'
import { sealer } from '../../src/adapters/sealing.ts'
import type { HttpDeps } from '../../src/http/server.ts'

const notHere = () => Promise.reject(new Error('not in this test'))

/** What a server is made of besides its world, for tests that are about something else. */
export const httpDoubles = {
  log: { info() {}, warn() {}, error() {} },
  sealer: sealer(randomBytes(32)),
  fleetbaseWebhook: () => Promise.resolve({ status: 404, body: {} }),
  connections: { list: () => Promise.resolve([]), revoke: notHere, create: notHere },
} satisfies Partial<HttpDeps>
