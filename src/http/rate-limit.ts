import type { MiddlewareHandler } from 'hono'
import { refuse } from '../kernel/refusal.ts'
import type { Env } from './env.ts'
import { refused } from './problem.ts'

/** How many requests a second one credential may send for long, and at most at once. 0: any number. */
export interface RateLimit {
  readonly perSecond: number
  readonly burst: number
}

const MOST_CALLERS = 10_000

interface Bucket {
  tokens: number
  at: number
}

/**
 * Lets each credential send so many requests a second (a token bucket), so that one system gone wild leaves the others
 * their share. Counted in this process. Beyond it: 429, and when to come back.
 */
export function rateLimit({ perSecond, burst }: RateLimit, clock: () => number): MiddlewareHandler<Env> {
  const buckets = new Map<string, Bucket>()
  return async (c, next) => {
    if (perSecond === 0) return next()
    const { credential, orgId } = c.var.caller
    const caller = `${orgId} ${credential}`
    const now = clock()
    if (buckets.size >= MOST_CALLERS) buckets.clear()
    const bucket = buckets.get(caller) ?? { tokens: burst, at: now }
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    buckets.set(caller, bucket)
    const isWithin = bucket.tokens >= 1
    if (isWithin) bucket.tokens -= 1
    const waits = Math.ceil((1 - bucket.tokens) / perSecond)
    if (!isWithin) {
      const refusal = refuse(
        'too_many_requests',
        null,
        'This key sends more requests than are taken at a time.',
        {
          remedy: `Come back in ${waits} s, or send many events in one batch.`,
          values: { perSecond, burst },
        },
      )
      return refused(c, refusal, { 'retry-after': String(waits) })
    }
    await next()
    c.res.headers.set('ratelimit-limit', String(burst))
    c.res.headers.set('ratelimit-remaining', String(Math.floor(bucket.tokens)))
  }
}
