import type { Context } from 'hono'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Env } from './env.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what a page of another site would do with somebody's cookie. Browsers say with every write where it comes
 * from; a program that says nothing bears no cookie but its own.
 */
export function refuseForeign(c: Context<Env>): Refusal | null {
  if (READS.has(c.req.method)) return null
  const origin = c.req.header('origin')
  const hosts = [c.req.header('host'), c.req.header('x-forwarded-host'), new URL(c.req.url).host]
  const isOurs =
    origin === undefined
      ? ['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site'))
      : URL.canParse(origin) && hosts.includes(new URL(origin).host)
  if (isOurs) return null
  return refuse('foreign_origin', null, 'This was asked from the page of another site; nothing was done.', {
    remedy: 'Do it from the interface itself. Behind a proxy, hand the Host header on.',
  })
}
