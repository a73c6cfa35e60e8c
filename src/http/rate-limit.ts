import type { Context, MiddlewareHandler } from 'hono'
import { refuse } from '../kernel/refusal.ts'
import type { Env } from './env.ts'
import { refused } from './problem.ts'
import { type Rate, TokenBuckets } from './token-buckets.ts'

/** How many requests a second one credential may send for long, and at most at once. 0: any number. */
export type RateLimit = Rate

/**
 * Lets each credential send so many requests a second, so that one system gone wild leaves the others their share.
 * Beyond it: 429, and when to come back.
 */
export function rateLimit(
  { perSecond, burst }: RateLimit,
  clock: () => number,
  who: (c: Context<Env>) => string = ({ var: { caller } }) => `${caller.orgId} ${caller.credential}`,
): MiddlewareHandler<Env> {
  const buckets = new TokenBuckets({ perSecond, burst }, clock)
  return async (c, next) => {
    if (perSecond === 0) return next()
    const taken = buckets.take(who(c))
    if ('waits' in taken) {
      const refusal = refuse(
        'too_many_requests',
        null,
        'This key sends more requests than are taken at a time.',
        {
          remedy: `Come back in ${taken.waits} s, or send many events in one batch.`,
          values: { perSecond, burst },
        },
      )
      return refused(c, refusal, { 'retry-after': String(taken.waits) })
    }
    await next()
    c.res.headers.set('ratelimit-limit', String(burst))
    c.res.headers.set('ratelimit-remaining', String(taken.left))
  }
}
