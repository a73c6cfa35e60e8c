import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { addressOf, listen } from '../../src/http/listen.ts'
import { openServer } from './api.ts'

const { app } = await openServer()

const isHere = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Another program, which answers everything with 418. */
async function another(host: string, port = 0): Promise<number> {
  const server = createServer((_, response) => response.writeHead(418).end()).listen(port, host)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

async function listening(host: string, port = 0) {
  const server = await listen(app, { host, port })
  onTestFinished(() => server.stop())
  return { ...server, port: Number(new URL(server.url).port) }
}

/** Not every machine has the second address. */
const hasSecondAddress = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1')

test.each(['127.0.0.1', 'localhost', ...(hasSecondAddress ? ['::1'] : [])])(
  'on this machine alone (%s) it is reached by name, and by each number the name stands for',
  async (host) => {
    const { url, port } = await listening(host)
    expect(url).toBe(`http://localhost:${port}`)
    expect(await isHere(url)).toBe(true)
    expect(await isHere(`http://127.0.0.1:${port}`)).toBe(true)
    expect(await isHere(`http://[::1]:${port}`)).toBe(hasSecondAddress)
  },
)

test.runIf(hasSecondAddress)(
  'where the name would lead a browser to another program, it is reached by number',
  async () => {
    const port = await another('::1')
    const { url } = await listening('127.0.0.1', port)
    expect(url).toBe(`http://127.0.0.1:${port}`)
    expect(await isHere(url)).toBe(true)
  },
)

test('a port that is taken is refused', async () => {
  const port = await another('127.0.0.1')
  await expect(listen(app, { host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('a stop ends it at each of its addresses', async () => {
  const { url, port, stop } = await listening('127.0.0.1')
  await fetch(`${url}/health`)
  await stop()
  for (const host of ['127.0.0.1', '[::1]']) expect(await isHere(`http://${host}:${port}`)).toBe(false)
})

test.each([
  ['0.0.0.0', 'http://localhost:80'],
  ['::', 'http://localhost:80'],
  ['192.0.2.7', 'http://192.0.2.7:80'],
  ['2001:db8::7', 'http://[2001:db8::7]:80'],
  ['billing.example', 'http://billing.example:80'],
])('listening at %s, it is reached at %s', (host, url) => {
  expect(addressOf(host, 80)).toBe(url)
})
