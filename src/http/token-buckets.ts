/** How many requests a second one caller may send for long, and at most at once. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

const MOST_CALLERS = 10_000

interface Bucket {
  tokens: number
  at: number
}

/** A bucket of tokens for each caller, filled as time goes by. Counted in this process. `clock` tells milliseconds. */
export class TokenBuckets {
  readonly #rate: Rate
  readonly #clock: () => number
  readonly #buckets = new Map<string, Bucket>()

  constructor(rate: Rate, clock: () => number) {
    this.#rate = rate
    this.#clock = clock
  }

  /** Takes a token, and tells how many are left; or takes none, and tells in how many seconds there will be one. */
  take(caller: string): { readonly left: number } | { readonly waits: number } {
    const { perSecond, burst } = this.#rate
    const now = this.#clock()
    if (this.#buckets.size >= MOST_CALLERS) this.#buckets.clear()
    const bucket = this.#buckets.get(caller) ?? { tokens: burst, at: now }
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    this.#buckets.set(caller, bucket)
    if (bucket.tokens < 1) return { waits: Math.ceil((1 - bucket.tokens) / perSecond) }
    bucket.tokens -= 1
    return { left: Math.floor(bucket.tokens) }
  }

  /** A caller who turned out to be welcome starts anew. */
  forget(caller: string): void {
    this.#buckets.delete(caller)
  }
}
