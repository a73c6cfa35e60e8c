import { expect } from 'vitest'
import type { Came, Oracle } from './oracle/oracle.ts'
import type { Document, Payment, Work } from './oracle/things.ts'
import type { Answer, Program } from './program.ts'

/**
 * The two books side by side: the program's and the oracle's. A document, work or payment of the oracle is found in the
 * program by when it was made: both make them in the same order.
 */
export class Model {
  readonly oracle: Oracle
  readonly program: Program
  readonly #ids = new Map<object, string>()
  readonly #taken = new Set<string>()
  readonly customerIds = new Map<string, string>()
  /** Contradictions that somebody decided on, as they were told. */
  readonly decided = new Set<string>()

  constructor(oracle: Oracle, program: Program) {
    this.oracle = oracle
    this.program = program
  }

  idOf(thing: Document | Payment | Work): string {
    return this.#ids.get(thing)!
  }

  /** Learns what is new: by the order in which the program made it. */
  learn(things: readonly (Document | Payment | Work)[], rows: readonly { id: string }[]): void {
    const fresh = rows.map(({ id }) => id).filter((id) => !this.#taken.has(id))
    const unnamed = things.filter((thing) => !this.#ids.has(thing))
    expect(fresh, 'as many as the oracle made').toHaveLength(unnamed.length)
    fresh.toSorted().forEach((id, at) => {
      this.#taken.add(id)
      this.#ids.set(unnamed[at]!, id)
    })
  }

  /** The program's answer against what came of it in the oracle. */
  agree(this: void, answer: Answer, came: Came): void {
    const { status, body } = answer
    const said = status < 300 ? (body?.outcome ?? 'done') : body.code
    expect(said, JSON.stringify(body)).toBe(came === 'nothing' && body?.outcome === undefined ? 'done' : came)
  }

  /** The clock of both goes on. */
  pass(ms: number): void {
    this.oracle.now += ms
    this.program.now = this.oracle.now
  }
}

/** One of some things, by a place that may lie beyond them; from the end where it is below zero. */
export const oneOf = <T>(things: readonly T[], place: number): T | undefined =>
  things.at(place % Math.max(things.length, 1))
