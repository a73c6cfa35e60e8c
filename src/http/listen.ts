import { once } from 'node:events'
import { type AddressInfo, isIPv6 } from 'node:net'
import { serve } from '@hono/node-server'
import type { App } from './env.ts'

/** What `localhost` stands for. Where both answer, browsers take the second. */
const LOOPBACK = ['127.0.0.1', '::1'] as const
/** Said of an address that this machine does not have. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])
/** Requests that are under way at a stop get so long to end. */
const GRACE_MS = 5_000

/** A server that listens. */
export interface Listening {
  /** Where it is reached, without a slash at its end. */
  readonly url: string
  /** Ends once the requests under way have, or their time is over. */
  stop(): Promise<void>
}

/** Where a server is reached that listens so. */
export const addressOf = (host: string, port: number): string => `http://${nameOf(host)}:${port}`

/**
 * Serves HTTP; port 0 is any that is free. On this machine alone it listens on both addresses that the name `localhost`
 * stands for: passkeys want a name, and another program on the second address would be taken for us. Where there is one
 * already, we are reached by number. Throws what the system says of the host and the port.
 */
export async function listen(app: App, { host, port }: { host: string; port: number }): Promise<Listening> {
  const first = await serverAt(app, host === 'localhost' ? LOOPBACK[0] : host, port)
  const { port: taken, address } = first.address() as AddressInfo
  const other = isLoopback(address) ? LOOPBACK.find((one) => one !== address)! : null
  const second = other === null ? null : await serverAt(app, other, taken).catch(codeOf)
  const isNamed = typeof second !== 'string' || NO_SUCH_ADDRESS.has(second)
  const servers = second === null || typeof second === 'string' ? [first] : [first, second]
  return {
    url: isNamed ? addressOf(host, taken) : `http://${inAddress(address)}:${taken}`,
    async stop() {
      await Promise.all(servers.map(stop))
    },
  }
}

type Server = ReturnType<typeof serve>

async function serverAt(app: App, hostname: string, port: number): Promise<Server> {
  const server = serve({
    fetch: app.fetch,
    port,
    hostname,
    // Whoever takes longer than this to say what they want is let go, so that they cannot keep others out.
    serverOptions: { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 2_000 },
  })
  await once(server, 'listening')
  return server
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())])
  if ('closeAllConnections' in server) server.closeAllConnections()
}

const codeOf = (err: unknown): string => (err as NodeJS.ErrnoException).code ?? 'unknown'

const isLoopback = (host: string): boolean => LOOPBACK.some((one) => one === host)

const inAddress = (host: string): string => (isIPv6(host) ? `[${host}]` : host)

/** What a host is called in addresses: whoever listens everywhere listens on this machine too. */
const nameOf = (host: string): string =>
  isLoopback(host) || ['0.0.0.0', '::'].includes(host) ? 'localhost' : inAddress(host)
