import type pg from 'pg'
import { clientConfig, type Place, programRole, withClient } from './connections.ts'
import { readMigrations } from './migration-files.ts'

/** What a database says of itself; nothing is changed by asking. */
export interface Diagnosis {
  /** '18.4' */
  readonly server: string
  readonly serverNumber: number
  readonly encoding: string
  /** Null: no Billhook has worked on it. */
  readonly schemaVersion: number | null
  readonly ownVersion: number
  readonly role: {
    readonly superuser: boolean
    readonly bypassesRowSecurity: boolean
    readonly owns: number
  } | null
  readonly settings: Readonly<Record<'fsync' | 'full_page_writes' | 'synchronous_commit', string>>
  /** How far its clock is ahead of ours, in milliseconds. */
  readonly clockAheadMs: number
}

/** Asks a database how it is, as its owner. Throws what the connection throws. */
export function diagnose(place: Place, migrations: string): Promise<Diagnosis> {
  return withClient(clientConfig(place, 'pooled'), async (client) => {
    const asked = Date.now()
    const { rows } = await client.query<Row>(QUESTION, [programRole])
    const now = (asked + Date.now()) / 2
    const { now: theirs, role, settings, ...row } = rows[0]!
    return {
      ...row,
      role,
      settings,
      schemaVersion: await schemaVersion(client),
      ownVersion: readMigrations(migrations).at(-1)?.version ?? 0,
      clockAheadMs: Number(theirs) - now,
    }
  })
}

type Row = Pick<Diagnosis, 'server' | 'serverNumber' | 'encoding' | 'role' | 'settings'> & { now: string }

const QUESTION = `
  select current_setting('server_version') as server, current_setting('server_version_num')::int as "serverNumber",
    (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
    (select json_build_object('superuser', rolsuper, 'bypassesRowSecurity', rolbypassrls,
       'owns', (select count(*) from pg_class where relowner = r.oid)) from pg_roles r where rolname = $1) as role,
    json_build_object('fsync', current_setting('fsync'), 'full_page_writes', current_setting('full_page_writes'),
      'synchronous_commit', current_setting('synchronous_commit')) as settings,
    extract(epoch from clock_timestamp()) * 1000 as now`

async function schemaVersion(client: pg.Client): Promise<number | null> {
  const { rows: there } = await client.query<{ it: string | null }>(
    `select to_regclass('billhook.billhook_migration')::text as it`,
  )
  if (there[0]!.it === null) return null
  const { rows } = await client.query<{ newest: number | null }>(
    'select max(version) as newest from billhook.billhook_migration',
  )
  return rows[0]!.newest
}
