import type pg from 'pg'
import { sqlState } from './errors.ts'
import { readMigrations } from './migration-files.ts'
import type { MigrationFile } from './migration-files.ts'
import { StartRefused } from './start-refused.ts'

export interface Migrated {
  /** Names of the files applied by this call. */
  applied: string[]
  /** Names of the optional files which this engine does not know the feature for, by this call. */
  skipped: string[]
}

interface Recorded {
  version: number
  name: string
  checksum: string
}

/**
 * Brings a database to the state of the SQL files in `folder`, as its owner. Each file is one transaction, recorded in
 * billhook_migration together with what it did; a lock inside the transaction lets several programs start at once.
 * Refused (StartRefused): a file that was applied and has changed or gone since, a file that fails. With `through`, the
 * files after that version are left for later.
 */
export async function migrate(client: pg.Client, folder: string, through = Infinity): Promise<Migrated> {
  const files = readMigrations(folder).filter(({ version }) => version <= through)
  const done: Migrated = { applied: [], skipped: [] }
  const recorded = await locked(client, async () => {
    await client.query(ledger)
    return readRecorded(client)
  })
  const pending = compare(files, recorded)
  for (const file of pending) {
    await locked(client, async () => {
      const again = await readRecorded(client)
      if (again.some((row) => row.version === file.version)) return // another program was quicker
      const skipped = await apply(client, file)
      await client.query(
        'insert into billhook_migration (version, name, checksum, skipped) values ($1, $2, $3, $4)',
        [file.version, file.name, file.checksum, skipped ?? null],
      )
      done[skipped === undefined ? 'applied' : 'skipped'].push(file.name)
    })
  }
  return done
}

const ledger = `
  create schema if not exists billhook;
  create table if not exists billhook_migration (
    version    integer primary key,
    name       text not null,
    checksum   text not null,
    skipped    text, -- what the engine said when it refused an optional file
    applied_at timestamptz not null default now()
  )`

/**
 * One transaction under the lock that all starting programs share. The lock belongs to the transaction, not to the
 * session, so it also holds behind a transaction pooler; and the search path is set here for the same reason.
 */
async function locked<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query(
    `begin; select pg_advisory_xact_lock(20260, 1); set local search_path = billhook, public`,
  )
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (err) {
    await client.query('rollback').catch(() => {})
    throw err
  }
}

async function readRecorded(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query<Recorded>(
    'select version, name, checksum from billhook_migration order by version',
  )
  return rows
}

/** The files still to be applied, after checking that those recorded are the ones at hand. */
function compare(files: MigrationFile[], recorded: Recorded[]): MigrationFile[] {
  const byVersion = new Map(files.map((file) => [file.version, file]))
  for (const row of recorded) {
    const file = byVersion.get(row.version)
    if (!file) {
      throw new StartRefused(
        'migration_missing',
        `The database has migration ${row.name}, which this Billhook does not know: a newer Billhook has worked on it. Start that one.`,
      )
    }
    if (file.checksum !== row.checksum) {
      throw new StartRefused(
        'migration_changed',
        `Migration ${file.name} was changed after it was applied to this database. Restore the file; put changes in a new one.`,
      )
    }
  }
  const last = recorded.at(-1)?.version ?? 0
  const known = new Set(recorded.map((row) => row.version))
  const pending = files.filter((file) => !known.has(file.version))
  const late = pending.find((file) => file.version < last)
  if (late) {
    throw new StartRefused(
      'migration_failed',
      `Migration ${late.name} stands before others that are applied already. Give it a number after them.`,
    )
  }
  return pending
}

/** Runs one file. Gives back what the engine said when it does not know the feature of an optional one. */
async function apply(client: pg.Client, file: MigrationFile): Promise<string | undefined> {
  if (file.optional === undefined) {
    await client.query(file.sql).catch((err: unknown) => refuse(file, err))
    return undefined
  }
  await client.query('savepoint optional')
  try {
    await client.query(file.sql)
    return undefined
  } catch (err) {
    if (!sqlState(err)?.startsWith('0A')) refuse(file, err) // a mistake in the file must not pass for a missing feature
    await client.query('rollback to savepoint optional')
    return err instanceof Error ? err.message : String(err)
  }
}

function refuse(file: MigrationFile, err: unknown): never {
  const position = err instanceof Error && 'position' in err ? Number(err.position) : 0
  const line = position > 0 ? ` at line ${file.sql.slice(0, position).split('\n').length}` : ''
  const why = err instanceof Error ? err.message : String(err)
  throw new StartRefused('migration_failed', `Migration ${file.name} failed${line}: ${why}`, { cause: err })
}
