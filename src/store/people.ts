import { Kysely, PostgresDialect } from 'kysely'
import type { Database } from './engine/database.ts'

/** Signing in asks a few small questions each time; more connections would only wait for each other. */
const CONNECTIONS = 4

/** The tables of the people who sign in, for the library that keeps them. */
export const peopleTables = (db: Database) => ({
  db: new Kysely<Record<string, never>>({
    dialect: new PostgresDialect({ pool: db.openJobPool(CONNECTIONS) }),
  }).withSchema('billhook_people'),
  type: 'postgres' as const,
})
