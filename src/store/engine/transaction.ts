import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import { programRole, sessionSettings } from './connections.ts'
import type { Database } from './database.ts'
import {
  DatabaseUnavailable,
  isDiskFull,
  isLostRace,
  isStalePlan,
  isStopped,
  isUnavailable,
  ReaderGone,
  sqlState,
  StorageFull,
  TookTooLong,
} from './errors.ts'
import { plansAreOld } from './plan-age.ts'
import { attend, type Attended, type Reader } from './reader.ts'
import { ClientTx, type Tx } from './tx.ts'

export interface TransactionOptions {
  /** Nothing may be written. */
  readOnly?: boolean
  /** 'read committed' unless told otherwise; 'repeatable read' sees one moment throughout. */
  isolation?: 'read committed' | 'repeatable read' | 'serializable'
  /** What `momentOf` told: it sees what that transaction sees, as long as that one lasts. */
  moment?: string
}

export type { Tx } from './tx.ts'

/**
 * Runs `work` in one transaction of one organization. Row security shows and takes that organization's rows only.
 * What `work` throws rolls it back and is thrown on. Work that lost a race (serialization failure, deadlock) or its
 * connection before it was committed is done again from its beginning, so it must do nothing but use `tx`.
 * Throws DatabaseUnavailable when the server is not there, TookTooLong or ReaderGone when reading was stopped (see
 * `Reader`), or the error of PostgreSQL with its SQLSTATE.
 */
export function inOrganization<T>(
  db: Database,
  orgId: string,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  if (!uuid.test(orgId)) throw new Error(`Not an organization id: ${orgId}`)
  return db.within ? nested(db.within, orgId, work, options) : withRetries(db, orgId, work, options)
}

/** The same for reading a report: nothing is written, and all of its queries see the same moment. */
export function readOrganization<T>(
  db: Database,
  orgId: string,
  work: (tx: Tx) => Promise<T>,
  { moment }: Pick<TransactionOptions, 'moment'> = {},
): Promise<T> {
  const seen = moment === undefined ? {} : { moment }
  return inOrganization(db, orgId, work, { readOnly: true, isolation: 'repeatable read', ...seen })
}

/** The moment a reading transaction sees, for another to see the same beside it. */
export async function momentOf(tx: Tx): Promise<string> {
  const told = await tx.first(sql<{ moment: string }>`select pg_export_snapshot() as moment`)
  return told!.moment
}

/** Runs `work` in one transaction of no organization: row security shows only the few tables that have none. */
export function acrossOrganizations<T>(
  db: Database,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return db.within ? nested(db.within, '', work, options) : withRetries(db, '', work, options)
}

/** The same for reading: it goes on while nothing may be written. */
export function readAcross<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return acrossOrganizations(db, work, { readOnly: true })
}

/** An open transaction that others run their work in. */
export interface Outer {
  readonly client: pg.PoolClient
  readonly namedStatements: boolean
  readonly orgId: string
  afterCommit(act: () => void): void
}

/**
 * Runs everything that `work` does with the database it is handed in one transaction: each transaction in there becomes
 * a part of it (a savepoint), and nothing stands until all is done. What `work` does may be done again from its
 * beginning when a race was lost. With `undo`, all of it is taken back at the end: only what `work` answers remains.
 */
export async function inOneTransaction<T>(
  db: Database,
  orgId: string,
  work: (bound: Database) => Promise<T>,
  { undo = false }: { readonly undo?: boolean } = {},
): Promise<T> {
  const undone: { answer?: T } = {}
  try {
    const bound = async (tx: Tx): Promise<T> => {
      const { client } = tx as ClientTx<pg.PoolClient>
      const afterCommit = (act: () => void): void => tx.afterCommit(act)
      const within = { client, namedStatements: db.namedStatements, orgId, afterCommit }
      const answer = await work({ ...db, within })
      if (!undo) return answer
      undone.answer = answer
      throw new Undo()
    }
    return await (db.within ? nested(db.within, orgId, bound, {}) : withRetries(db, orgId, bound, {}))
  } catch (err) {
    if (err instanceof Undo) return undone.answer as T
    throw err
  }
}

class Undo extends Error {}

let savepoints = 0

/** A transaction inside another. What it throws takes back what it did and nothing else. */
async function nested<T>(
  { client, namedStatements, orgId: outer, afterCommit }: Outer,
  orgId: string,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const tx = new ClientTx(client, namedStatements)
  savepoints += 1
  const savepoint = `part_${savepoints}`
  // A reader leaves nothing to take back.
  const guarded = options.readOnly !== true || orgId !== outer
  if (guarded) void tx.send(`savepoint ${savepoint}; set local billhook.org = '${orgId}'`)
  try {
    const result = await work(tx)
    await tx.finish()
    if (guarded) await client.query(`release savepoint ${savepoint}; set local billhook.org = '${outer}'`)
    for (const act of tx.toDoThen) afterCommit(act)
    return result
  } catch (caught) {
    tx.close()
    const err = sqlState(caught) === '25P02' ? (tx.firstFailure() ?? caught) : caught
    if (guarded && !isUnavailable(err))
      await client.query(`rollback to savepoint ${savepoint}; release savepoint ${savepoint}`)
    throw err
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const mostAttempts = 6
/** A line that breaks again and again is not mended by trying: whoever asked is told. */
const mostBrokenLines = 3

/**
 * Whether work that failed is done again. A line that broke before COMMIT was sent has undone the transaction, so that
 * is as safe as a lost race; a server that just restarted is thereby not noticed.
 */
function mayTryAgain(err: unknown, attempt: number): boolean {
  if (err instanceof DatabaseUnavailable)
    return err.wentAway && !err.outcomeUnknown && attempt < mostBrokenLines
  return attempt < mostAttempts && (isLostRace(err) || isStalePlan(err))
}

async function withRetries<T>(
  db: Database,
  orgId: string,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  if (options.readOnly !== true) db.demandSpace?.()
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, orgId, work, options)
    } catch (err) {
      if (!mayTryAgain(err, attempt)) throw err
      await sleep(Math.random() * 5 * 2 ** attempt)
    }
  }
}

async function once<T>(
  db: Database,
  orgId: string,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const client = await connect(db)
  const tx = new ClientTx(client, db.namedStatements)
  const reader = options.readOnly === true ? db.reader : undefined
  let attended: Attended | undefined
  let committing = false
  let broken = false
  try {
    attended = reader && attend(db, reader, client)
    void tx.send(beginning(db, orgId, options, plansAreOld(client)))
    const result = await work(tx)
    await tx.finish()
    committing = true
    await client.query('commit')
    for (const act of tx.toDoThen) act()
    return result
  } catch (caught) {
    tx.close()
    // Of queries that travelled together, what went wrong first says why; the others only say that it had.
    const err = sqlState(caught) === '25P02' ? (tx.firstFailure() ?? caught) : caught
    broken = isUnavailable(err) || isStalePlan(err)
    if (!broken)
      broken = await client.query('rollback').then(
        () => false,
        () => true,
      )
    throw failureOf(err, committing, reader)
  } finally {
    client.release((await attended?.end()) || broken)
  }
}

/** What went wrong in a transaction, as whoever began it can tell it from other things. */
function failureOf(err: unknown, committing: boolean, reader: Reader | undefined): unknown {
  if (reader?.gone.aborted) return new ReaderGone()
  if (isUnavailable(err)) return new DatabaseUnavailable(err, { outcomeUnknown: committing, wentAway: true })
  if (isDiskFull(err)) return new StorageFull('The database found no room on its disk.', { cause: err })
  if (isStopped(err)) return new TookTooLong('It was stopped at its limit.', { cause: err })
  return err
}

/**
 * The transaction's first words, in one message. `set local` rather than set_config(): a sharded engine hands the
 * former on to its nodes and not the latter. The organization is a checked uuid, or nothing.
 */
function beginning(db: Database, orgId: string, options: TransactionOptions, replan: boolean): string {
  const isolation = options.isolation ? ` isolation level ${options.isolation}` : ''
  const words = [
    `begin${isolation}${options.readOnly ? ' read only' : ''}`,
    ...(options.moment === undefined ? [] : [`set transaction snapshot '${options.moment}'`]),
    `set local billhook.org = '${orgId}'`,
  ]
  if (options.readOnly && db.reader) words.push(`set local statement_timeout = ${db.reader.mostMs ?? 0}`)
  if (replan) words.push('discard plans')
  if (db.identity === 'pooled') {
    if (db.leastPrivilege) words.push(`set local role ${programRole}`)
    for (const [name, value] of Object.entries(sessionSettings)) {
      words.push(`select set_config('${name}', '${value}', true)`)
    }
  }
  return words.join('; ')
}

const reconnectMs = 6_000

/** A connection; waits a little for a server that is just starting again. Nothing has been sent, so this is always safe. */
async function connect(db: Database): Promise<pg.PoolClient> {
  const patience = Date.now() + reconnectMs
  for (;;) {
    try {
      return await db.pool.connect()
    } catch (err) {
      if (!isUnavailable(err)) throw err
      if (db.pool.ending || Date.now() > patience) throw new DatabaseUnavailable(err)
      await sleep(50 + Math.random() * 100)
    }
  }
}
