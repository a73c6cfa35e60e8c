import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** A transaction of the owner that holds something a writer needs, so that a test meets the writer in the middle. */
export class Hold {
  readonly #client: pg.PoolClient
  readonly #owner: pg.Pool
  readonly #pid: number
  readonly #ended = new Set<number>()

  private constructor(owner: pg.Pool, client: pg.PoolClient, pid: number) {
    this.#owner = owner
    this.#client = client
    this.#pid = pid
  }

  /** Begins a transaction and runs `sql`, which takes the lock. */
  static async take(owner: pg.Pool, sql: string): Promise<Hold> {
    const client = await owner.connect()
    await client.query('set search_path = billhook')
    await client.query('begin')
    await client.query(sql)
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    return new Hold(owner, client, rows[0]!.pid)
  }

  /** Waits until a writer stands waiting, and ends its connection. False when `done` came true before one did. */
  async endTheWaiting(done: () => boolean = () => false): Promise<boolean> {
    for (let tries = 0; tries < 2_000; tries++) {
      const { rows } = await this.#owner.query<{ pid: number }>(
        'select pid from pg_stat_activity where $1 = any (pg_blocking_pids(pid))',
        [this.#pid],
      )
      const waiting = rows.find(({ pid }) => !this.#ended.has(pid))
      if (waiting) {
        this.#ended.add(waiting.pid)
        await this.#owner.query('select pg_terminate_backend($1)', [waiting.pid])
        return true
      }
      if (done()) return false
      await sleep(5)
    }
    throw new Error('nobody came to wait')
  }

  async letGo(): Promise<void> {
    await this.#client.query('rollback')
    this.#client.release()
  }
}
