import * as doors from '../contract/doors/batch.ts'
import type { BatchResult } from '../contract/batch.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** What of the batch's own headers each of its requests bears: who asks, and in whose books. */
const HANDED_ON = ['authorization', 'cookie', 'billhook-organization'] as const

/** Many requests in one: each goes through the same doors as one that comes alone. */
export function batchDoor(app: App): void {
  door(app, doors.sendBatch, async ({ body: { requests }, c }) => {
    const shared = HANDED_ON.flatMap((name) => {
      const value = c.req.header(name)
      return value === undefined ? [] : [[name, value] as const]
    })
    const key = c.req.header('idempotency-key')
    const results: BatchResult[] = []
    for (const [at, { method, path, body, ifMatch }] of requests.entries()) {
      const headers = new Headers(shared.map(([name, value]) => [name, value]))
      if (body !== undefined) headers.set('content-type', 'application/json')
      if (ifMatch !== undefined) headers.set('if-match', ifMatch)
      if (key !== undefined && method !== 'GET') headers.set('idempotency-key', `${key.slice(0, 240)}/${at}`)
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
      const answer = await app.request(path, init)
      results.push({
        status: answer.status,
        etag: answer.headers.get('etag'),
        location: answer.headers.get('location'),
        body: (await answer.json().catch(() => null)) as unknown,
      })
    }
    return { results }
  })
}
