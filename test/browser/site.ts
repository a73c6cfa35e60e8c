import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, inject } from 'vitest'
import { openBrowser } from './open-browser.ts'

/** The built interface, for a server of a test's own. */
export const webFolder = inject('webFolder')

type Fetch = Parameters<typeof serve>[0]['fetch']

/**
 * What a browser says that follows no changes: an open stream keeps the network from ever being idle. Were the stream
 * cut off in the browser, it would ask about every request, and keep nothing it was sent.
 */
export const FOLLOWS_NOTHING = { 'x-follows': 'nothing' } as const

const turnsAway = ({ url, headers }: Request): boolean =>
  headers.get('x-follows') === FOLLOWS_NOTHING['x-follows'] && new URL(url).pathname.endsWith('/live')

/** Serves what a test made on this machine, and closes it with the test file. */
export async function served(app: { readonly fetch: Fetch }): Promise<string> {
  const fetch: Fetch = (request, env) =>
    turnsAway(request) ? new Response(null, { status: 401 }) : app.fetch(request, env)
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
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
