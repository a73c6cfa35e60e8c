import pg from 'pg'
import { ingestWorkEvent } from '../src/operations/ingest-work-event.ts'
import { clientConfig, type Place, withClient } from '../src/store/engine/connections.ts'
import { openPrepared } from '../src/store/engine/database.ts'
import { bindWhole } from '../src/store/engine/whole-binds.ts'
import { openBook } from './book.ts'
import { orderPriced } from './events.ts'

const ACTOR = { name: 'Bench', role: 'owner' } as const

/** What one event wrote: its transaction's statements but for those that read, as they were sent. */
type Written = readonly (string | pg.QueryConfig)[]

/**
 * The bare statements that post an event: the road carries `events` out in a book, and what it sent to write them is
 * sent again, as it was, into a copy that the book was before. Nothing is read and nothing decided. `run` is handed what
 * writes the next of them.
 */
export async function writtenAlone<T>(
  place: Place & { kind: 'socket' },
  events: number,
  run: (writeNext: () => Promise<unknown>) => Promise<T>,
): Promise<T> {
  const { world, orgId, close } = await openBook(place)
  await close()
  const copy = { ...place, database: `${place.database}_copy` }
  await withClient(clientConfig({ ...place, database: 'postgres' }, 'owner'), async (client) => {
    await client.query(`drop database if exists ${copy.database} with (force)`)
    await client.query(`create database ${copy.database} template ${place.database}`)
  })
  const db = openPrepared(place, { poolSize: 1 })
  const listened = listenTo(await db.pool.connect())
  const written: Written[] = []
  for (let n = 0; n < events; n++) {
    await ingestWorkEvent({ ...world, db }, orgId, ACTOR, orderPriced(n))
    written.push(listened())
  }
  await db.close()
  const client = new pg.Client({ ...clientConfig(copy, 'owner'), pipeline: true })
  await client.connect()
  bindWhole(client)
  try {
    let next = 0
    return await run(() => Promise.all(written[next++]!.map((statement) => client.query(statement))))
  } finally {
    await client.end()
  }
}

/** Tells what was sent over a connection since it was asked last, but for what only read. */
function listenTo(client: pg.PoolClient): () => Written {
  let sent: (string | pg.QueryConfig)[] = []
  const query = client.query.bind(client) as (
    statement: string | pg.QueryConfig,
    ...more: unknown[]
  ) => unknown
  Object.assign(client, {
    query: (statement: string | pg.QueryConfig, ...more: unknown[]) => {
      const text = typeof statement === 'string' ? statement : statement.text
      if (!/^\s*select/i.test(text)) sent.push(statement)
      return query(statement, ...more)
    },
  })
  client.release()
  return () => {
    const all = sent
    sent = []
    return all
  }
}
