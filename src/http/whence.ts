import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Whence } from '../operations/people/ports.ts'
import type { Env } from './env.ts'

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

/** Whence a request comes. A proxy on this machine is believed when it says for whom it asks; nobody else is. */
export function whenceOf(c: Context<Env>): Whence {
  const agent = c.req.header('user-agent')?.slice(0, 300) ?? null
  // A request that did not come over the network has no connection to ask about.
  const env = c.env as { readonly incoming?: unknown } | undefined
  const connected = env?.incoming ? (getConnInfo(c).remote.address ?? null) : null
  if (connected === null || !LOOPBACK.test(connected)) return { address: connected, agent }
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return { address: forwarded || connected, agent }
}
