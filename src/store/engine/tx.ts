import type { Writable } from 'node:stream'
import type pg from 'pg'
import { q, statementName } from './query.ts'
import type { Query } from './query.ts'

/**
 * One open transaction: the only handle a store function gets. Queries run in the order in which they were asked for;
 * those that do not wait for one another's answer may be started together and travel together:
 * `await Promise.all([tx.all(a), tx.all(b)])`. All must have been asked for before the transaction's function returns.
 */
export interface Tx {
  /** Every row. */
  all<Row>(query: Query<Row>): Promise<Row[]>
  /** The first row, if there is one. */
  first<Row>(query: Query<Row>): Promise<Row | undefined>
  /** Runs it and tells how many rows it wrote (or read). */
  run(query: Query<unknown>): Promise<number>
  /** Done once what the transaction did stands; not when it is taken back. */
  afterCommit(act: () => void): void
}

/**
 * Holds back what is written to a connection until the program pauses, so that queries asked for together leave in one
 * system call (measured: 19 % of a busy server's time went into one call for each).
 */
function sendTogether(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** A handle on the transaction that a connection of one's own is in; it reads our types when the connection does. */
export const transactionOf = (client: pg.ClientBase): Tx => new ClientTx(client, false)

/** A transaction on a connection that has begun one. */
export class ClientTx<Client extends pg.ClientBase = pg.ClientBase> implements Tx {
  readonly client: Client
  /** What is done once it has been committed. */
  readonly toDoThen: (() => void)[] = []
  readonly #named: boolean
  #underway: Promise<unknown>[] = []
  #failed: { error: unknown } | undefined
  #closed = false

  constructor(client: Client, named: boolean) {
    this.client = client
    this.#named = named
  }

  async all<Row>(query: Query<Row>): Promise<Row[]> {
    return (await this.#ask(query)).rows as Row[]
  }

  async first<Row>(query: Query<Row>): Promise<Row | undefined> {
    return (await this.#ask(query)).rows[0] as Row | undefined
  }

  async run(query: Query<unknown>): Promise<number> {
    return (await this.#ask(query)).rowCount ?? 0
  }

  afterCommit(act: () => void): void {
    this.toDoThen.push(act)
  }

  #ask(query: Query<unknown>): Promise<pg.QueryResult> {
    const { sql, parameters } = query.compile(q)
    const name = this.#named ? statementName(sql) : undefined
    return this.send({ text: sql, values: [...parameters], ...(name !== undefined && { name }) })
  }

  /** Sends at once, without waiting for the answers to what was sent before; keeps the first failure. */
  send(query: string | pg.QueryConfig): Promise<pg.QueryResult> {
    if (this.#closed) throw new Error('A query was asked for after its transaction had ended')
    sendTogether(this.client)
    const answer = this.client.query(query)
    this.#underway.push(
      answer.then(
        () => {},
        (error: unknown) => {
          this.#failed ??= { error }
        },
      ),
    )
    return answer
  }

  /** Waits for all answers, also those nobody waited for. A failed query has undone the transaction: it cannot commit. */
  async finish(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#underway)
    if (this.#failed) throw this.#failed.error
  }

  close(): void {
    this.#closed = true
  }

  firstFailure(): unknown {
    return this.#failed?.error
  }
}
