import { expect } from 'vitest'
import type { BillhookClient } from '../../src/client/index.ts'
import { booksOf, doBusiness } from './business.ts'
import { openBooks } from './open-books.ts'
import type { RunningProgram } from './running-program.ts'

/** Acts of a business between two looks at whether it is over. */
const ACTS = 40

/** Businesses at work, each over books of its own, until they are told to end; then what they have is proven. */
export class Businesses {
  readonly clients: readonly BillhookClient[]
  readonly #slugs: readonly string[]
  readonly #ended: Promise<number[]>
  #underway = true
  #answered = 0
  #failure: { readonly error: unknown } | null = null

  private constructor(slugs: readonly string[], clients: readonly BillhookClient[]) {
    this.#slugs = slugs
    this.clients = clients
    this.#ended = Promise.all(clients.map((client) => this.#goOn(client)))
    this.#ended.catch((error: unknown) => (this.#failure = { error }))
  }

  static async open(program: RunningProgram, slugs: readonly string[]): Promise<Businesses> {
    return new Businesses(slugs, await Promise.all(slugs.map((slug) => openBooks(program, slug))))
  }

  /** How many answers they had so far. Throws what ended one of them. */
  get answered(): number {
    if (this.#failure) throw this.#failure.error
    return this.#answered
  }

  /** Lets them end and asks the two questions: is all in order, and are the books those of an undisturbed run? */
  async proven(program: RunningProgram): Promise<void> {
    this.#underway = false
    const acts = await this.#ended
    for (const [at, slug] of this.#slugs.entries()) {
      const verification = await this.clients[at]!.get('/v1/verification')
      expect(verification.verdicts.filter(({ holds }) => !holds)).toEqual([])
      const undisturbed = await openBooks(program, `${slug}-undisturbed`)
      await doBusiness(undisturbed, acts[at]!)
      expect(await booksOf(this.clients[at]!)).toEqual(await booksOf(undisturbed))
    }
  }

  async #goOn(client: BillhookClient): Promise<number> {
    const first = new Map<number, string>()
    for (let acts = ACTS; ; acts += ACTS) {
      const isLast = !this.#underway
      // From the beginning each time, and once more at the end: what was answered before must be answered so again.
      await doBusiness(client, acts, (n, answer) => {
        this.#answered += 1
        if (first.has(n)) expect(answer).toBe(first.get(n))
        first.set(n, answer)
      })
      if (isLast) return acts
    }
  }
}
