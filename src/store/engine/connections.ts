import pg from 'pg'
import { typeParsers } from './type-parsers.ts'
import { bindWhole } from './whole-binds.ts'

/** Where a database is: behind an embedded server's socket, or at a URL (postgres://user:password@host/name). */
export type Place =
  | { kind: 'socket'; socketFolder: string; database: string; owner: string }
  | { kind: 'url'; url: string }

/** The role the program works as. It owns nothing. */
export const programRole = 'billhook_program'

/**
 * How a connection comes to its rights.
 * - `owner`: as the login of the place; for migrations.
 * - `login`: logs in as the program role (embedded).
 * - `role`: logs in as the URL's user and takes the program role while connecting.
 * - `pooled`: a transaction pooler stands between, which refuses settings at connect; the transaction takes the role.
 */
export type Identity = 'owner' | 'login' | 'role' | 'pooled'

/** Every connection reads and prints instants in UTC, and finds our tables without a schema name. */
export const sessionSettings: Readonly<Record<string, string>> = {
  search_path: 'billhook,public',
  timezone: 'UTC',
  datestyle: 'ISO',
  idle_in_transaction_session_timeout: '60s', // a transaction left open holds locks that stop everybody
}

/** The settings of one connection to `place`; node-postgres takes them for a Client or a Pool. */
export function clientConfig(place: Place, identity: Identity): pg.ClientConfig {
  const settings = identity === 'role' ? { ...sessionSettings, role: programRole } : sessionSettings
  const options =
    identity === 'pooled'
      ? ''
      : Object.entries(settings)
          .map(([name, value]) => `-c ${name}=${value}`)
          .join(' ')
  const common = { application_name: 'billhook', keepAlive: true, connectionTimeoutMillis: 15_000 }
  if (place.kind === 'url') return { ...common, connectionString: withOptions(place.url, options) }
  const user = identity === 'login' ? programRole : place.owner
  return { ...common, host: place.socketFolder, port: 5432, user, database: place.database, options }
}

/** A URL's own options stay, and ours come after them; without this the driver would take one or the other. */
function withOptions(url: string, options: string): string {
  if (options === '') return url
  const at = url.indexOf('?')
  const base = at < 0 ? url : url.slice(0, at)
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at + 1))
  query.set('options', [query.get('options'), options].filter(Boolean).join(' '))
  return `${base}?${query.toString()}`
}

/**
 * A pool that reads our types. Its connections pipeline: a query is sent although the answer to the one before is still
 * out (each ends with its own Sync, so a failed one spoils no other by itself; tried behind pgbouncer 1.18 too).
 */
export function openPool(
  place: Place,
  identity: Identity,
  size: number,
  log: (line: string) => void,
): pg.Pool {
  const pool = openPlainPool(place, identity, size, log, { types: typeParsers, pipeline: true })
  pool.on('connect', bindWhole)
  return pool
}

/**
 * A pool with the driver's usual types and habits, for libraries that bring their own queries. It outlives the server:
 * an error of an idle connection only removes that connection.
 */
export function openPlainPool(
  place: Place,
  identity: Identity,
  size: number,
  log: (line: string) => void,
  more: pg.PoolConfig = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(place, identity),
    ...more,
    max: size,
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: 3_600, // prepared statements pile up on a connection; plans grow old
  })
  pool.on('error', (err) => log(`An idle database connection was lost: ${err.message}`))
  // One that breaks while it is lent out tells its query, and also emits this, which would end the process unheard.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** One connection for a task of its own (migrations); `work` gets it connected, and it is closed afterwards. */
export async function withClient<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
