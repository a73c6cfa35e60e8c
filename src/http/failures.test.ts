import { OpenAPIHono } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { DatabaseUnavailable } from '../store/engine/errors.ts'
import type { Env } from './env.ts'
import { onFailure } from './failures.ts'
import { headers } from './headers.ts'
import { unmatched } from './unmatched.ts'

const logged: { level: string; details: object }[] = []
const note = (level: string) => (details: object) => void logged.push({ level, details })
const app = new OpenAPIHono<Env>()
app.onError(onFailure({ info: note('info'), warn: note('warn'), error: note('error') }))
app.use(headers(() => 'request-1'))
app.notFound(unmatched(app))
app.get('/broken', () => {
  throw new Error('password of the database is hunter2')
})
app.get('/away', () => {
  throw new DatabaseUnavailable(new Error('connect ECONNREFUSED 10.0.0.5'))
})
app.post('/lost', () => {
  throw new DatabaseUnavailable(new Error('terminated'), { outcomeUnknown: true, wentAway: true })
})

async function asked(path: string, method = 'GET') {
  const response = await app.request(path, { method })
  return {
    headers: response.headers,
    text: await response.clone().text(),
    body: (await response.json()) as Record<string, unknown>,
  }
}

test('a fault of ours is logged with the request id and answered without our insides', async () => {
  const { body, text } = await asked('/broken')
  expect(body).toMatchObject({ status: 500, code: 'internal_error', requestId: 'request-1' })
  expect(text).not.toMatch(/hunter2|Error:|\.ts/)
  expect(logged.at(-1)).toMatchObject({ level: 'error', details: { requestId: 'request-1' } })
})

test('a database that is away: 503, and when to ask again', async () => {
  const { body, text, headers: sent } = await asked('/away')
  expect(body).toMatchObject({ status: 503, code: 'database_unavailable' })
  expect(sent.get('retry-after')).toBe('2')
  expect(sent.get('x-content-type-options')).toBe('nosniff')
  expect(text).not.toContain('10.0.0.5')
  expect((await asked('/lost', 'POST')).body['detail']).toContain('may or may not have been done')
})

test('another method than those of a path: 405 with those there are', async () => {
  const { body, headers: sent } = await asked('/lost', 'DELETE')
  expect(body).toMatchObject({ status: 405, code: 'method_not_allowed', values: { allowed: ['POST'] } })
  expect(sent.get('allow')).toBe('POST')
  expect((await asked('/nowhere')).body).toMatchObject({ status: 404, code: 'not_found' })
})
