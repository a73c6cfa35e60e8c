import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Env, Log } from './env.ts'
import type { Metrics } from './metrics.ts'

/**
 * Watches every request: one structured line when it has been answered, and the figures for Prometheus. Both name the
 * door and not the address: an address may hold a secret (a webhook's, the operator's link).
 */
export function watch(log: Log, metrics: Metrics): MiddlewareHandler<Env> {
  return async (c, next) => {
    const from = performance.now()
    metrics.underway.inc()
    try {
      await next()
    } finally {
      metrics.underway.dec()
      const ms = performance.now() - from
      const { method } = c.req
      const { status } = c.res
      const door = routePath(c, -1)
      metrics.requests.inc({ method, door, status })
      metrics.seconds.observe({ method, door }, ms / 1000)
      const caller = c.get('caller') as Env['Variables']['caller'] | undefined
      log.info(
        {
          requestId: c.var.requestId,
          method,
          door,
          status,
          ms: Math.round(ms * 10) / 10,
          ...(caller ? { organization: caller.orgId, credential: caller.credential } : {}),
        },
        'Answered.',
      )
    }
  }
}
