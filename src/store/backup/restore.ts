import type pg from 'pg'
import { clientConfig, openPlainPool, type Place, withClient } from '../engine/connections.ts'
import { ownMigrations, prepareDatabase } from '../engine/database.ts'
import { jobSchema, migrateJobs } from '../engine/job-schema.ts'
import { migrate } from '../engine/migrate.ts'
import { readMigrations } from '../engine/migration-files.ts'
import { refuseUnfitServer } from '../engine/server-fitness.ts'
import { type BackupHead, type BackupTable, BackupUnusable } from './format.ts'
import { columnsIn, type Insert, loadRows, readAt } from './load.ts'
import { BACKUP, type Part, partsOf } from './read.ts'
import { type Table, tablesToKeep } from './tables.ts'
import { wrongInBooks } from './whole.ts'

/** What was restored. */
export interface Restored {
  readonly head: BackupHead
  readonly rows: Readonly<Record<string, number>>
}

/**
 * Restores a backup (its uncompressed bytes) into a database that holds no rows. The schema is brought to where the
 * backup's was, the rows are loaded and held to counts, digest and rules in one transaction, and then the schema is
 * brought up to date, so that migrations find the rows they were written for. Throws `BackupUnusable` with nothing
 * restored.
 */
export async function restoreBackup(
  place: Place,
  bytes: AsyncIterable<Buffer>,
  migrations: string = ownMigrations,
): Promise<Restored> {
  const parts = partsOf(bytes, BACKUP)
  const first = (await parts.next()).value
  if (!first || !('head' in first)) throw new BackupUnusable(BACKUP.notOne)
  const { head } = first
  const version = knownVersion(head, migrations)
  const restored = await withClient(clientConfig(place, 'owner'), async (client) => {
    await refuseUnfitServer(client)
    await refuseNewerSchema(client, version)
    await migrate(client, migrations, version)
    const jobs = openPlainPool(place, 'owner', 1, () => {})
    await migrateJobs(jobs).finally(() => jobs.end())
    return loadAll(client, parts)
  })
  await prepareDatabase(place, migrations)
  return { head, rows: restored }
}

/** The schema version of a backup whose migrations are all known here, unchanged. */
function knownVersion({ migrations }: BackupHead, folder: string): number {
  const known = new Map(readMigrations(folder).map((file) => [file.version, file]))
  for (const { version, name, checksum } of migrations) {
    const file = known.get(version)
    if (!file)
      throw new BackupUnusable(
        `The backup was made with migration ${name}, which this Billhook does not know: restore it with a newer one.`,
      )
    if (file.checksum !== checksum)
      throw new BackupUnusable(
        `The backup was made with another migration ${name}: it is of another Billhook.`,
      )
  }
  return migrations.at(-1)?.version ?? 0
}

async function refuseNewerSchema(client: pg.Client, version: number): Promise<void> {
  const { rows: there } = await client.query(`select to_regclass('billhook.billhook_migration') as it`)
  if ((there[0] as { it: string | null }).it === null) return
  const { rows } = await client.query<{ newest: number | null }>(
    'select max(version) as newest from billhook.billhook_migration',
  )
  if ((rows[0]!.newest ?? 0) > version)
    throw new BackupUnusable(
      `The database has a newer schema (${rows[0]!.newest}) than the backup (${version}). Restore into a new one; it is brought up to date afterwards.`,
    )
}

type Parts = AsyncGenerator<Part<BackupHead>>

async function loadAll(client: pg.Client, parts: Parts): Promise<Record<string, number>> {
  await client.query(`begin; set local search_path = billhook, public; set local timezone = 'UTC';
    set local idle_in_transaction_session_timeout = 0`)
  try {
    const tables = await tablesToKeep(client)
    await holdEmpty(client, tables)
    // They look at whole statements; the same is asked of everything below.
    for (const { sql } of tables) await client.query(`alter table ${sql} disable trigger user`)
    const rows = await loadRows(client, parts, intoTables(tables))
    await settleJobs(client, tables)
    const wrong = await wrongInBooks(client)
    if (wrong.length > 0)
      throw new BackupUnusable(`The books in the backup are not whole: ${wrong.join('; ')}.`)
    for (const { sql } of tables) await client.query(`alter table ${sql} enable trigger user`)
    await client.query('commit')
    return rows
  } catch (err) {
    await client.query('rollback').catch(() => {})
    throw err
  }
}

/** Nobody else writes while this goes on, and nobody has before. */
async function holdEmpty(client: pg.Client, tables: readonly Table[]): Promise<void> {
  await client.query(`lock table ${tables.map(({ sql }) => sql).join(', ')} in access exclusive mode`)
  for (const { name, sql } of tables) {
    const { rows } = await client.query(`select from ${sql} limit 1`)
    if (rows.length > 0)
      throw new BackupUnusable(
        `The database is not empty: ${name} has rows. Restore into a new data folder (BILLHOOK_DATA) or a new database (DATABASE_URL).`,
      )
  }
}

/** Jobs under way when the backup was taken belong to nobody here, and new ones get ids after those restored. */
async function settleJobs(client: pg.Client, tables: readonly Table[]): Promise<void> {
  for (const { name, sql, columns } of tables) {
    if (name.startsWith(`${jobSchema}.`) && columns.some((column) => column.name === 'locked_by'))
      await client.query(`update ${sql} set locked_at = null, locked_by = null where locked_by is not null`)
    for (const column of columns.filter(({ identity }) => identity))
      await client.query(
        `select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${column.sql}) from ${sql}), 0) + 1, false)`,
        [sql, column.name],
      )
  }
}

/** Names of the file are looked up and never written into SQL. */
function intoTables(tables: readonly Table[]): (of: BackupTable) => Insert {
  const byName = new Map(tables.map((table) => [table.name, table]))
  return (of) => {
    const { table, columns } = columnsIn(byName, of)
    return {
      sql: `insert into ${table.sql} (${columns.map(({ sql }) => sql).join(', ')}) overriding system value
        select ${columns.map(readAt).join(', ')} from json_array_elements($1::json) r`,
      values: [],
    }
  }
}
