import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, inject, onTestFinished } from 'vitest'
import { clientConfig, openPool, withClient } from '../../src/store/engine/connections.ts'
import type { Place } from '../../src/store/engine/connections.ts'
import { openPrepared, prepareDatabase } from '../../src/store/engine/database.ts'
import type { Database } from '../../src/store/engine/database.ts'
import { placeOf } from './test-server.ts'

export interface TestDatabase {
  /** Opened as the program opens it: with the program's role. */
  db: Database
  /** The owner of the tables (a superuser), for tests that tamper. It reads the same types. */
  owner: pg.Pool
  place: Place
}

/**
 * A database of this test file's own, with our schema and no rows; dropped when the file is done.
 * Call it at the top of the file: `const { db, owner } = await testDatabase()`.
 * With `migrations` (a folder) it has the schema of those files instead of ours; with `template` it is a copy of that.
 */
export async function testDatabase(
  options: { migrations?: string; template?: string; poolSize?: number; namedStatements?: boolean } = {},
): Promise<TestDatabase> {
  const { migrations, poolSize = 8, namedStatements = true } = options
  const { template = inject('testServer').template } = options
  const { place, drop } = await createDatabase(migrations === undefined ? template : null)
  afterAll(drop)
  if (migrations !== undefined) await prepareDatabase(place, migrations)
  const db = openPrepared(place, { poolSize, namedStatements })
  const owner = openPool(place, 'owner', 4, () => {})
  afterAll(async () => {
    await Promise.all([db.close(), owner.end()])
  })
  return { db, owner, place }
}

/** A database without any schema of ours, for one test; dropped when that test is done. */
export async function emptyDatabase(): Promise<Place> {
  const { place, drop } = await createDatabase(null)
  onTestFinished(drop)
  return place
}

async function createDatabase(template: string | null): Promise<{ place: Place; drop: () => Promise<void> }> {
  const server = inject('testServer')
  const name = `billhook_test_${randomBytes(6).toString('hex')}`
  const maintain = async (statement: string): Promise<void> => {
    const config = clientConfig(placeOf(server, server.maintenance), 'owner')
    await withClient(config, (client) => client.query(statement))
  }
  const like = template ?? `template0 encoding 'UTF8'`
  await maintain(`create database ${name} template ${like} strategy file_copy`)
  // A pool that has ended has only said goodbye to its connections. The server waits for them some seconds; thrown out,
  // one would break after nobody listens to it any more. By force only whatever a test left open.
  const drop = (): Promise<void> =>
    maintain(`drop database ${name}`).catch(() => maintain(`drop database ${name} with (force)`))
  return { place: placeOf(server, name), drop }
}
