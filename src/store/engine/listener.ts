import type pg from 'pg'
import type { Database } from './database.ts'

/** Who is told what comes in on a channel. */
export interface Hearing {
  /** Everything said from now on is heard; what was said before may have been missed. */
  ready(): void
  heard(payload: string): void
  /** The connection is gone; it is opened again until `ready`. */
  lost(): void
}

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5_000
/** A line that broke unnoticed is noticed by asking. */
const ASK_EVERY_MS = 15_000
const ANSWERED_WITHIN_MS = 10_000

/** Hears a channel of the database on a connection of its own, and opens it again whenever it is lost. */
export class Listener {
  readonly #db: Database
  readonly #channel: string
  readonly #hearing: Hearing
  #client: pg.Client | null = null
  #timer: NodeJS.Timeout | undefined
  #wait = FIRST_WAIT_MS
  #stopped = false

  constructor(db: Database, channel: string, hearing: Hearing) {
    this.#db = db
    this.#channel = channel
    this.#hearing = hearing
    void this.#open()
  }

  /** Hears no more. Nothing is told after that. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#leave()
  }

  async #open(): Promise<void> {
    const client = this.#db.openAlone()
    this.#client = client
    client.on('notification', ({ payload }) => this.#isCurrent(client) && this.#hearing.heard(payload ?? ''))
    client.on('error', () => this.#lose(client))
    client.on('end', () => this.#lose(client))
    try {
      await client.connect()
      await client.query(`listen ${this.#channel}`)
    } catch {
      return this.#lose(client)
    }
    if (!this.#isCurrent(client)) return
    this.#wait = FIRST_WAIT_MS
    this.#hearing.ready()
    this.#askLater(client)
  }

  #askLater(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      const late = setTimeout(() => this.#lose(client), ANSWERED_WITHIN_MS)
      client
        .query('select 1')
        .then(
          () => this.#isCurrent(client) && this.#askLater(client),
          () => this.#lose(client),
        )
        .finally(() => clearTimeout(late))
    }, ASK_EVERY_MS)
  }

  /** Told several times of one connection: an error, its end, a question without answer. The first counts. */
  #lose(client: pg.Client): void {
    if (!this.#isCurrent(client)) return
    clearTimeout(this.#timer)
    this.#leave()
    this.#hearing.lost()
    this.#timer = setTimeout(() => void this.#open(), this.#wait)
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS)
  }

  #leave(): void {
    const client = this.#client
    this.#client = null
    client?.end().catch(() => {})
  }

  #isCurrent(client: pg.Client): boolean {
    return !this.#stopped && this.#client === client
  }
}
