import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { openServer } from './api.ts'

const { app, tenant, rowCounts } = await openServer()
const fleet = await tenant('fleet', 'fleet')
const key = await fleet.key('owner')
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
await new Promise<void>((resolve) => server.once('listening', () => resolve()))
const { port } = server.address() as AddressInfo
afterAll(() => new Promise((resolve) => server.close(resolve)))

const FIFTY = 50 * 1024 * 1024

/** Sends a body in pieces and tells the status, and how much had been taken when the answer came. */
function sendLarge(path: string, announced: boolean): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0
    let answered = false
    const call = request({
      host: '127.0.0.1',
      port,
      path,
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        ...(announced ? { 'content-length': FIFTY } : { 'transfer-encoding': 'chunked' }),
      },
    })
    call.on('response', (response) => {
      answered = true
      response.resume()
      resolve({ status: response.statusCode ?? 0, sent })
      call.destroy()
    })
    call.on('error', (err) => (answered ? undefined : reject(err)))
    const piece = Buffer.alloc(64 * 1024, 0x20)
    const pump = (): void => {
      while (!answered && sent < FIFTY) {
        sent += piece.length
        if (!call.write(piece)) return void call.once('drain', pump)
      }
    }
    pump()
  })
}

test.each([
  ['one event, length announced', '/v1/work-events', true],
  ['one event, length unknown', '/v1/work-events', false],
  ['a batch, length unknown', '/v1/work-events/batch', false],
])('50 MB are refused without being taken in: %s', async (_, path, announced) => {
  const before = await rowCounts()
  const memory = process.memoryUsage().arrayBuffers
  const { status, sent } = await sendLarge(path, announced)
  expect(status).toBe(413)
  expect(sent).toBeLessThan(FIFTY)
  expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(FIFTY / 2)
  expect(await rowCounts()).toEqual(before)
})

test('the server goes on answering afterwards', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/health`)
  expect(await response.json()).toEqual({ status: 'ok' })
})
