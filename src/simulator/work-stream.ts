import type { WorkEvent } from '../contract/work-event.ts'
import { Chance } from './chance.ts'
import type { Told, Trade } from './trade.ts'

export interface StreamOptions {
  readonly trade: Trade
  /** What the books are kept in, ISO 4217. */
  readonly currency: string
  readonly seed: number
  /** Sets the ids of one run apart from those of another; 1 to 40 characters. */
  readonly run: string
  /** The system the events come from. */
  readonly source?: string
}

/** A piece of work that something may be told of later. */
interface Unfinished {
  readonly id: string
  readonly last: Told
  readonly at: number
  readonly revision: number
}

/** So many pieces of work are remembered; of the others nothing more is told. */
const MOST_UNFINISHED = 200
/** Its customers are not those of the demo's everyday work, which are the first ones. */
const FIRST_CUSTOMER = 20
const CUSTOMERS = 40
/** How often it is about work that was told of before, when there is any. */
const FOLLOWS = 0.18

/**
 * The work of a business as its operations system tells it, without end. Follows from its seed and the clock alone. What
 * is told of a piece of work never lies before what was told of it earlier, and has an id of its own.
 */
export class WorkStream {
  readonly #options: StreamOptions
  readonly #chance: Chance
  #unfinished: Unfinished[] = []
  #begun = 0

  constructor(options: StreamOptions) {
    this.#options = options
    this.#chance = new Chance(options.seed)
  }

  /** The next event; `at` is the clock, in milliseconds since 1970. */
  next(at: number): WorkEvent {
    const follows = this.#unfinished.length > 0 && this.#chance.happens(FOLLOWS)
    return (follows ? this.#follow(at) : null) ?? this.#begin(at)
  }

  #begin(at: number): WorkEvent {
    const { trade, currency, run } = this.#options
    this.#begun += 1
    const id = `${trade.prefix}-${run}-${String(this.#begun).padStart(4, '0')}`
    const number = FIRST_CUSTOMER + this.#chance.whole(0, CUSTOMERS - 1)
    const job = {
      id,
      customer: trade.customer(number),
      currency: currencyOf(trade, number, currency),
      day: new Date(at).toISOString().slice(0, 10),
    }
    return this.#tell({ id, last: trade.begin(this.#chance, job), at, revision: 0 })
  }

  #follow(at: number): WorkEvent | null {
    const index = this.#chance.whole(0, this.#unfinished.length - 1)
    const [before] = this.#unfinished.splice(index, 1)
    const revision = before!.revision + 1
    const told = this.#options.trade.follow(this.#chance, before!.last, revision)
    return told && this.#tell({ id: before!.id, last: told, at: Math.max(at, before!.at + 1), revision })
  }

  #tell(said: Unfinished): WorkEvent {
    this.#unfinished.push(said)
    if (this.#unfinished.length > MOST_UNFINISHED) this.#unfinished.shift()
    return {
      source: this.#options.source ?? 'simulator',
      id: `${said.id}/${said.revision}`,
      occurredAt: new Date(said.at).toISOString(),
      ...said.last,
    }
  }
}

/** What a customer pays in: every eighth in the trade's other currency, always the same one. */
export const currencyOf = (trade: Trade, customer: number, currency: string): string =>
  customer % 8 === 5 ? (trade.otherCurrency ?? currency) : currency
