import { createHash } from 'node:crypto'
import pg from 'pg'
import { clientConfig, type Place } from '../engine/connections.ts'
import { type BackupEnd, type BackupHead, type BackupTable, FORMAT } from './format.ts'
import { type Table, tablesToKeep } from './tables.ts'

/** So many rows are read at a time: few, for an event may be a megabyte. */
const AT_A_TIME = 500

/** Every value is written as PostgreSQL writes it under these, and reads it again. */
const PLAIN_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local row_security = off;
  set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0`

/**
 * The whole installation at one moment, as the lines of a backup, while others go on writing. Read by cursors in one
 * repeatable-read transaction that writes nothing, so memory stays flat. `key` is what is told of the installation's key.
 */
export async function* backupLines(
  place: Place,
  key: Pick<BackupHead, 'key' | 'keyDigest'>,
): AsyncGenerator<string> {
  const client = new pg.Client(clientConfig(place, 'pooled'))
  client.on('error', () => {})
  await client.connect()
  const hash = createHash('sha256')
  const hashed = (line: string): string => {
    hash.update(line)
    return line
  }
  try {
    await client.query(`begin isolation level repeatable read read only; ${PLAIN_TEXT}`)
    yield hashed(lineOf(await headOf(client, key)))
    const rows: Record<string, number> = {}
    for (const table of await tablesToKeep(client)) {
      const columns = table.columns.map(({ name }) => name)
      yield hashed(lineOf({ table: table.name, columns } satisfies BackupTable))
      rows[table.name] = 0
      for await (const chunk of rowsOf(client, table)) {
        rows[table.name]! += chunk.length
        yield hashed(chunk.map((row) => `${row}\n`).join(''))
      }
    }
    yield lineOf({ end: true, rows, sha256: hash.digest('hex') } satisfies BackupEnd)
    await client.query('commit')
  } finally {
    await client.end().catch(() => {})
  }
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`

async function headOf(client: pg.Client, key: Pick<BackupHead, 'key' | 'keyDigest'>): Promise<BackupHead> {
  const now = await client.query<{ at: string }>(
    `select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  )
  const migrations = await client.query<BackupHead['migrations'][number]>(
    'select version, name, checksum from billhook.billhook_migration order by version',
  )
  return { billhook: 'backup', format: FORMAT, madeAt: now.rows[0]!.at, migrations: migrations.rows, ...key }
}

/** The rows of a table in the order of its key, each a JSON array of texts and nulls. */
async function* rowsOf(client: pg.Client, table: Table): AsyncGenerator<string[]> {
  const values = table.columns.map(({ sql }) => `${sql}::text`).join(', ')
  const order = table.key.length === 0 ? '' : ` order by ${table.key.join(', ')}`
  await client.query(
    `declare kept no scroll cursor for select to_json(array[${values}])::text from ${table.sql}${order}`,
  )
  for (;;) {
    const { rows } = await client.query<[string]>({ text: `fetch ${AT_A_TIME} from kept`, rowMode: 'array' })
    if (rows.length > 0) yield rows.map(([row]) => row)
    if (rows.length < AT_A_TIME) break
  }
  await client.query('close kept')
}
