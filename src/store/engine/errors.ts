import pg from 'pg'

/** Connection-level system errors: nobody answered, or the line broke. */
const lineBroken = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/**
 * SQLSTATEs by which a server says that it is going away, not here yet, takes no more connections, or that its disk
 * failed it. Class 08 is added below.
 */
const goneOrFull = new Set(['57P01', '57P02', '57P03', '53300', '58030'])
const diskFull = '53100'

/** The driver's own errors carry no code; these are their sentences. */
const driverSays =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after|timeout exceeded when trying to connect|timeout expired)/

/**
 * The database could not be reached or went away. Nothing is known to be wrong with the request: ask again later.
 * `outcomeUnknown`: the line broke after COMMIT was sent, so the change may or may not have been made; only a request
 * that is safe to repeat (same event id, same idempotency key) may be repeated blindly.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  readonly outcomeUnknown: boolean
  /** It was there when the work began, and went away in the middle of it. */
  readonly wentAway: boolean

  constructor(cause: unknown, { outcomeUnknown = false, wentAway = false } = {}) {
    const why = cause instanceof Error ? cause.message : String(cause)
    super(
      outcomeUnknown
        ? `The database went away while it was committing: ${why}`
        : `The database cannot be reached: ${why}`,
      { cause },
    )
    this.outcomeUnknown = outcomeUnknown
    this.wentAway = wentAway
  }
}

/** There is no room, or nearly none, on the disk of the database: what was asked for was not written. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull'
}

/** Reading was stopped because it took longer than its reader may be kept waiting. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/** Reading was stopped because nobody waits for it any more. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}

/** The SQLSTATE of an error from PostgreSQL ('23505'), or undefined for any other error. */
export function sqlState(err: unknown): string | undefined {
  return err instanceof pg.DatabaseError ? err.code : undefined
}

/** True when a unique key (the named one, if named) refused the row. */
export function isUniqueViolation(err: unknown, constraint?: string): boolean {
  return (
    err instanceof pg.DatabaseError &&
    err.code === '23505' &&
    (constraint === undefined || err.constraint === constraint)
  )
}

/** True when the database found no room on its disk. It has undone what it was about to write. */
export function isDiskFull(err: unknown): boolean {
  return err instanceof StorageFull || sqlState(err) === diskFull
}

/** True when a statement was stopped before its end: by its limit, or by hand. */
export function isStopped(err: unknown): boolean {
  return sqlState(err) === '57014'
}

/** True when the database is not reachable, has gone away, takes no more connections or cannot use its disk. */
export function isUnavailable(err: unknown): boolean {
  if (err instanceof DatabaseUnavailable) return true
  const state = sqlState(err)
  if (state !== undefined) return goneOrFull.has(state) || state.startsWith('08')
  if (!(err instanceof Error)) return false
  return driverSays.test(err.message) || ('code' in err && lineBroken.has(String(err.code)))
}

/** True when the transaction lost a race (serialization failure, deadlock) and the same work, done again, may pass. */
export function isLostRace(err: unknown): boolean {
  const state = sqlState(err)
  return state === '40001' || state === '40P01'
}

/**
 * True when a statement prepared on this connection no longer fits a table that was altered since. The work may be
 * done again, on a fresh connection.
 */
export function isStalePlan(err: unknown): boolean {
  return (
    sqlState(err) === '0A000' && err instanceof Error && err.message.startsWith('cached plan must not change')
  )
}

/** True when nothing is wrong with the request: it may pass later as it is. */
export function isTransient(err: unknown): boolean {
  return isLostRace(err) || isUnavailable(err) || isDiskFull(err) || isStalePlan(err)
}
