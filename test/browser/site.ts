import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, inject } from 'vitest'
import { openBrowser } from './open-browser.ts'

/** The built interface, for a server of a test's own. */
export const webFolder = inject('webFolder')

/** Serves what a test made on this machine, and closes it with the test file. */
export async function served(app: { readonly fetch: Parameters<typeof serve>[0]['fetch'] }): Promise<string> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  afterAll(() => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A real browser, which ends with the test file. */
export async function ownBrowser() {
  const browser = await openBrowser()
  afterAll(() => browser.close())
  return browser
}
