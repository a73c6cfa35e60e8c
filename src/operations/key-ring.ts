import { timingSafeEqual } from 'node:crypto'
import { findApiKey, type KnownKey, noteUse } from '../store/api-keys.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { hashOfSecret, readKey } from './api-key.ts'
import type { Actor, World } from './world.ts'

/** Whose key was shown. */
export interface Verified {
  readonly orgId: string
  readonly keyId: string
  readonly actor: Actor
}

/** How long what is known of a key is believed: a revocation elsewhere takes so long to arrive here. */
const BELIEVED_MS = 5_000
/** When a key was last used is kept to the minute. */
const USE_MS = 60_000
const MOST_KEYS = 10_000

interface Remembered {
  readonly known: KnownKey | null
  readonly until: number
}

/**
 * Tells whose an API key is. What the database says of a key is remembered for some seconds, so that a busy system costs
 * one look and not one for each request; the secret itself is checked every time, in constant time.
 */
export class KeyRing {
  readonly #world: World
  readonly #remembered = new Map<string, Remembered>()
  readonly #noted = new Map<string, number>()

  constructor(world: World) {
    this.#world = world
  }

  /** Null when it is none of ours, was revoked, or has ended. */
  async verify(text: string): Promise<Verified | null> {
    const read = readKey(text)
    if (!read) return null
    const { orgId, keyId, secret } = read
    const known = await this.#find(orgId, keyId)
    const now = this.#world.now()
    const hash = hashOfSecret(secret)
    // An unknown key is compared too, with a hash no secret has, so that it takes as long.
    const isCurrent = timingSafeEqual(hash, known?.secretHash ?? NO_HASH)
    const isPrevious = timingSafeEqual(hash, known?.previousHash ?? NO_HASH)
    if (!known || !(isCurrent || (isPrevious && isBefore(now, known.previousUntil)))) return null
    if (known.expiresAt !== null && !isBefore(now, known.expiresAt)) return null
    this.#note(orgId, keyId, now)
    return { orgId, keyId, actor: { name: `key ${known.name}`, role: known.role } }
  }

  /** The key was changed here: what was remembered of it is not believed any more. */
  forget(keyId: string): void {
    this.#remembered.delete(keyId)
  }

  async #find(orgId: string, keyId: string): Promise<KnownKey | null> {
    const now = performance.now()
    const remembered = this.#remembered.get(keyId)
    if (remembered && remembered.until > now) return remembered.known
    const { db } = this.#world
    const known = await inOrganization(db, orgId, (tx) => findApiKey(tx, orgId, keyId), { readOnly: true })
    // Keys that are none of ours are not remembered: anybody can think of any number of them.
    if (known) {
      if (this.#remembered.size >= MOST_KEYS) this.#remembered.clear()
      this.#remembered.set(keyId, { known, until: now + BELIEVED_MS })
    }
    return known
  }

  /** Beside the request: it neither waits for this nor fails with it. */
  #note(orgId: string, keyId: string, now: number): void {
    if (now - (this.#noted.get(keyId) ?? -Infinity) < USE_MS) return
    if (this.#noted.size >= MOST_KEYS) this.#noted.clear()
    this.#noted.set(keyId, now)
    inOrganization(this.#world.db, orgId, (tx) =>
      noteUse(tx, orgId, keyId, new Date(now).toISOString()),
    ).catch(() => this.#noted.delete(keyId))
  }
}

const isBefore = (now: number, until: string | null): boolean => until !== null && now < Date.parse(until)
const NO_HASH = Buffer.alloc(32)
