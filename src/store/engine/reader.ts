import type pg from 'pg'
import type { Database } from './database.ts'
import { ReaderGone } from './errors.ts'

/** Who waits for what is read. Nobody is asked about writing: what has begun there is done. */
export interface Reader {
  /** What one statement may take, in milliseconds; null where it takes as long as there is to read. */
  readonly mostMs: number | null
  /** Aborted once nobody waits any more. */
  readonly gone: AbortSignal
}

/** Reading on a connection, for as long as somebody waits for it. */
export interface Attended {
  /** Whether whoever waited has gone; what was under way for them is then stopped, and the connection is of no more use. */
  end(): Promise<boolean>
}

/** Stops what the connection is at when its reader goes. Throws ReaderGone where they have gone already. */
export function attend({ openAlone, identity }: Database, { gone }: Reader, client: pg.PoolClient): Attended {
  if (gone.aborted) throw new ReaderGone()
  let stopping: Promise<void> | undefined
  const stop = (): void => {
    // A pooler tells a number of its own for the server's process; there the limit alone ends what was asked.
    stopping = identity === 'pooled' ? Promise.resolve() : cancel(openAlone(), processOf(client))
  }
  gone.addEventListener('abort', stop, { once: true })
  return {
    async end() {
      gone.removeEventListener('abort', stop)
      await stopping
      return stopping !== undefined
    },
  }
}

const processOf = (client: pg.PoolClient): number => (client as unknown as { processID: number }).processID

/** On a connection of its own: those of the pool may all be busy, with this very sort of thing. */
async function cancel(alone: pg.Client, processId: number): Promise<void> {
  alone.on('error', () => {})
  try {
    await alone.connect()
    // As the login, whose connection it is: the program's role may not stop what another logged in for.
    await alone.query('set role none')
    await alone.query('select pg_cancel_backend($1)', [processId])
  } catch {
    // Then it ends by itself, or at its limit.
  } finally {
    await alone.end().catch(() => {})
  }
}
