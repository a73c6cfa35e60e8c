import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { createHash, timingSafeEqual } from 'node:crypto'
import { Problem } from '../contract/problem.ts'
import { z } from '../contract/z.ts'
import { refuse } from '../kernel/refusal.ts'
import type { App, Env } from './env.ts'
import type { Metrics } from './metrics.ts'
import { refused } from './problem.ts'

/**
 * GET /metrics, for whoever shows the token. Without one set, for this machine only, and not through a proxy: how busy
 * a business is is nobody's business.
 */
export function metricsDoor(app: App, { registry }: Metrics, token: string | undefined): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/metrics',
    operationId: 'getMetrics',
    tags: ['Service'],
    summary: 'Read the figures for Prometheus',
    description:
      'Requests, their times, transactions waiting, jobs, memory. For this machine, or with the token of BILLHOOK_METRICS_TOKEN. They hold nothing of anybody’s books.',
    security: [],
    responses: {
      200: { description: 'Done', content: { 'text/plain': { schema: z.string() } } },
      403: { description: 'Forbidden', content: { 'application/problem+json': { schema: Problem } } },
    },
  })
  app.get('/metrics', async (c) => {
    const mayRead = token === undefined ? isFromHere(c) : shows(c, token)
    if (!mayRead) {
      return refused(
        c,
        refuse('forbidden', null, 'These figures are for the operator.', {
          remedy: 'Ask from this machine, or set BILLHOOK_METRICS_TOKEN and send it as a bearer token.',
        }),
      )
    }
    return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

function isFromHere(c: Context<Env>): boolean {
  if (c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined) return false
  // A request that did not come over the network has no connection to ask about.
  const env = c.env as { readonly incoming?: unknown } | undefined
  const address = env?.incoming ? getConnInfo(c).remote.address : '127.0.0.1'
  return address !== undefined && LOOPBACK.test(address)
}

function shows(c: Context<Env>, token: string): boolean {
  const given = /^Bearer +(\S{1,500})$/i.exec(c.req.header('authorization') ?? '')?.[1]
  return given !== undefined && timingSafeEqual(digest(given), digest(token))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
