import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Whence } from '../operations/people/ports.ts'
import { type Rate, TokenBuckets } from './token-buckets.ts'

/** One account: ten attempts at once, then one every thirty seconds. */
const ACCOUNT: Rate = { perSecond: 1 / 30, burst: 10 }
/** One address, behind which a whole office may be: sixty at once, then one every two seconds. */
const ADDRESS: Rate = { perSecond: 1 / 2, burst: 60 }

/** Counts attempts at passwords, codes and links: whoever guesses gets nowhere, whichever end they guess from. */
export class Attempts {
  readonly #accounts: TokenBuckets
  readonly #addresses: TokenBuckets

  constructor(clock: () => number, account = ACCOUNT) {
    this.#accounts = new TokenBuckets(account, clock)
    this.#addresses = new TokenBuckets(ADDRESS, clock)
  }

  /** Counts an attempt; a refusal when there were too many. `account` is an e-mail address, or null where none is said. */
  count(account: string | null, { address }: Whence): Refusal | null {
    const taken = [
      ...(account === null ? [] : [this.#accounts.take(account.toLowerCase())]),
      ...(address === null ? [] : [this.#addresses.take(address)]),
    ]
    const waits = Math.max(0, ...taken.map((one) => ('waits' in one ? one.waits : 0)))
    if (waits === 0) return null
    return refuse('too_many_requests', null, 'That was tried too often.', {
      remedy: `Try again in ${waits} s.`,
      values: { waits },
    })
  }

  /** The account turned out to be who they say. */
  forget(account: string): void {
    this.#accounts.forget(account.toLowerCase())
  }
}
