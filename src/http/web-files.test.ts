import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, expect, test } from 'vitest'
import type { Env } from './env.ts'
import { unmatched } from './unmatched.ts'
import { webFiles } from './web-files.ts'

const place = await mkdtemp(join(tmpdir(), 'billhook-web-'))
afterAll(() => rm(place, { recursive: true }))
await mkdir(join(place, 'built', 'assets'), { recursive: true })
await writeFile(join(place, 'built', 'index.html'), '<title>Billhook</title>')
await writeFile(join(place, 'built', 'assets', 'app-1a2b.js'), 'start()')
await writeFile(join(place, 'secret.txt'), 'nobody reads this')

const app = new OpenAPIHono<Env>()
const web = webFiles(join(place, 'built'))
app.notFound(async (c) => (await web(c)) ?? unmatched(app)(c))

test('an asset is kept for ever, and packed for those who take it so', async () => {
  const plain = await app.request('/assets/app-1a2b.js')
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(await plain.text()).toBe('start()')
  const packed = await app.request('/assets/app-1a2b.js', { headers: { 'accept-encoding': 'br, gzip' } })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  const unpacked = packed.body!.pipeThrough(
    new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>,
  )
  expect(await new Response(unpacked).text()).toBe('start()')
})

test('every page address gets the index, which is asked for each time', async () => {
  for (const path of ['/', '/invoices/0199', '/deep/er/page']) {
    const page = await app.request(path)
    expect(await page.text()).toContain('Billhook')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const again = await app.request(path, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  }
})

test.each([
  '/assets/gone-1.js',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%00.txt',
  '/%zz.txt',
])('%s is not there', async (path) => {
  const answer = await app.request(path)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('nobody')
})
