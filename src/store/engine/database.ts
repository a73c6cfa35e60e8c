import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { clusterOwner } from './cluster.ts'
import { clientConfig, openPlainPool, openPool, withClient } from './connections.ts'
import type { Identity, Place } from './connections.ts'
import { FreeSpace } from './free-space.ts'
import { migrateJobs } from './job-schema.ts'
import { startEmbeddedServer } from './launcher.ts'
import type { EmbeddedServer } from './launcher.ts'
import type { Reader } from './reader.ts'
import type { Outer } from './transaction.ts'
import { migrate } from './migrate.ts'
import type { Migrated } from './migrate.ts'
import { ensureProgramRole, grantToProgram } from './program-role.ts'
import { refuseUnfitServer } from './server-fitness.ts'

export type DatabaseConfig = ({ kind: 'embedded'; folder: string } | { kind: 'url'; url: string }) & {
  /** Folder of numbered SQL files; the project's own by default. */
  migrations?: string
  /** Off behind a pooler that works by transaction (pgbouncer): no named statements, role and settings per transaction. */
  namedStatements?: boolean
  /** Connections of the program's pool. */
  poolSize?: number
  /** One line about something the operator may want to know. */
  log?: (line: string) => void
}

/** An open database. Handed to `inOrganization` and its siblings, which are the only way to run a query. */
export interface Database {
  /** Connections that work as the program's role and read our types. */
  readonly pool: pg.Pool
  readonly identity: Identity
  readonly namedStatements: boolean
  /** False when the login may not take the powerless role: the walls of rights and row security are then down. */
  readonly leastPrivilege: boolean
  readonly migrated: Migrated
  /** Throws `StorageFull` when nothing should be written just now. A database elsewhere looks after its own disk. */
  readonly demandSpace?: () => void
  /** Set on the database handed out by `inOneTransaction`: its transactions are parts of that one. */
  readonly within?: Outer
  /** Who waits for what is read through it; nobody in particular where nothing is said. */
  readonly reader?: Reader
  /** What is still to be said before the connections are closed. */
  readonly lastWords: Set<() => Promise<void>>
  /** A connection of one's own, not opened yet, as the program's role; whoever takes it ends it. */
  openAlone(): pg.Client
  /** A pool for a library with queries of its own, as the program's role and with the driver's usual types. Closed with the database. */
  openJobPool(size: number): pg.Pool
  close(): Promise<void>
}

/** The folder of the SQL files that come with the program. */
export const ownMigrations = fileURLToPath(new URL('../../../migrations', import.meta.url))

/**
 * Opens the database: starts the embedded server if it is that, brings the schema up to date as the owner, tells the
 * program's role what it may do, and gives back a pool that has only that role's rights.
 * Throws StartRefused with a sentence for people, or the error of the connection.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const log = config.log ?? (() => {})
  if (config.kind === 'url') return openPlace({ kind: 'url', url: config.url }, config)
  const server = await startEmbeddedServer({ folder: config.folder, log })
  try {
    const place = await embeddedPlace(server)
    const database = await openPlace(place, config)
    const space = await FreeSpace.watch(config.folder)
    return {
      ...database,
      demandSpace: () => space.demand(),
      close: () => {
        space.stop()
        return database.close().finally(() => server.stop())
      },
    }
  } catch (err) {
    await server.stop()
    throw err
  }
}

/** The database called billhook on an embedded server; made when it is not there. */
export async function embeddedPlace(server: EmbeddedServer): Promise<Place> {
  const place = { kind: 'socket', socketFolder: server.socketFolder, owner: clusterOwner } as const
  await withClient(clientConfig({ ...place, database: 'postgres' }, 'owner'), async (client) => {
    const { rowCount } = await client.query(`select from pg_database where datname = 'billhook'`)
    if (rowCount === 0) await client.query('create database billhook')
  })
  return { ...place, database: 'billhook' }
}

type Opening = Omit<DatabaseConfig, 'kind' | 'folder' | 'url'>

async function openPlace(place: Place, opening: Opening): Promise<Database> {
  const log = opening.log ?? (() => {})
  const pooled = opening.namedStatements === false
  const prepared = await prepareDatabase(place, opening.migrations ?? ownMigrations, pooled)
  if (!prepared.leastPrivilege) {
    log(
      'The database login may not use the role billhook_program: the program works with all rights of its login',
    )
  }
  return openPrepared(place, { ...opening, ...prepared })
}

/** Migrates as the owner and settles the rights. Safe to be done by several programs at once. */
export async function prepareDatabase(
  place: Place,
  migrations: string,
  pooled = false,
): Promise<{ migrated: Migrated; leastPrivilege: boolean }> {
  const asOwner = pooled ? 'pooled' : 'owner'
  const prepared = await withClient(clientConfig(place, asOwner), async (client) => {
    await refuseUnfitServer(client)
    const migrated = await migrate(client, migrations)
    const leastPrivilege = await ensureProgramRole(client, place.kind === 'socket')
    return { migrated, leastPrivilege }
  })
  const ownerPool = openPlainPool(place, asOwner, 1, () => {})
  await migrateJobs(ownerPool).finally(() => ownerPool.end())
  if (prepared.leastPrivilege) await withClient(clientConfig(place, asOwner), grantToProgram)
  return prepared
}

/** Opens the pools of a database that is migrated already. */
export function openPrepared(
  place: Place,
  opening: Opening & { migrated?: Migrated; leastPrivilege?: boolean } = {},
): Database {
  const { log = () => {}, poolSize = 10, namedStatements = true, leastPrivilege = true } = opening
  const identity = programIdentity(place, leastPrivilege, namedStatements)
  const pool = openPool(place, identity, poolSize, log)
  const pools = [pool]
  const lastWords = new Set<() => Promise<void>>()
  return {
    pool,
    identity,
    namedStatements,
    leastPrivilege,
    lastWords,
    migrated: opening.migrated ?? { applied: [], skipped: [] },
    openAlone: () => new pg.Client(clientConfig(place, identity)),
    openJobPool(size) {
      const jobs = openPlainPool(place, identity, size, log)
      pools.push(jobs)
      return jobs
    },
    close: async () => {
      await Promise.all([...lastWords].map((say) => say()))
      await Promise.all(pools.filter((each) => !each.ending).map((each) => each.end()))
    },
  }
}

function programIdentity(place: Place, leastPrivilege: boolean, namedStatements: boolean): Identity {
  if (!namedStatements) return 'pooled'
  if (!leastPrivilege) return 'owner'
  return place.kind === 'socket' ? 'login' : 'role'
}
