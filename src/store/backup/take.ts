import { createHash } from 'node:crypto'
import pg from 'pg'
import { clientConfig, type Place } from '../engine/connections.ts'
import { type BackupEnd, type BackupHead, type BackupTable, FORMAT } from './format.ts'
import { type Table, tablesToKeep } from './tables.ts'

/** So many rows are read at a time: few, for an event may be a megabyte. */
const AT_A_TIME = 500
/** Of these one, for each may be ten megabytes. */
const FILES = 'billhook.attachment_content'

/** Every value is written as PostgreSQL writes it under these, and reads it again. */
const PLAIN_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local row_security = off;
  set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0`

/**
 * The whole installation at one moment, as the lines of a backup, while others go on writing. `key` is what is told of the
 * installation's key.
 */
export const backupLines = (
  place: Place,
  key: Pick<BackupHead, 'key' | 'keyDigest'>,
): AsyncGenerator<string> =>
  linesTaken(place, async (client) => ({
    head: {
      billhook: 'backup',
      format: FORMAT,
      madeAt: await momentOf(client),
      migrations: await migrationsOf(client),
      ...key,
    } satisfies BackupHead,
    tables: await tablesToKeep(client),
    where: '',
  }))

/** What is taken of a database. */
interface Taken {
  readonly head: object
  readonly tables: readonly Table[]
  /** Narrows every table: SQL of ours, or nothing. */
  readonly where: string
}

/** Read by cursors in one repeatable-read transaction that writes nothing, so memory stays flat. */
export async function* linesTaken(
  place: Place,
  what: (client: pg.Client) => Promise<Taken>,
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
    const { head, tables, where } = await what(client)
    yield hashed(lineOf(head))
    const rows: Record<string, number> = {}
    for (const table of tables) {
      const columns = table.columns.map(({ name }) => name)
      yield hashed(lineOf({ table: table.name, columns } satisfies BackupTable))
      rows[table.name] = 0
      for await (const chunk of rowsOf(client, table, where)) {
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

/** The moment that is read, to the millisecond. */
export async function momentOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ at: string }>(
    `select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  )
  return rows[0]!.at
}

/** The migrations that the database had. */
export async function migrationsOf(client: pg.Client): Promise<BackupHead['migrations']> {
  const { rows } = await client.query<BackupHead['migrations'][number]>(
    'select version, name, checksum from billhook.billhook_migration order by version',
  )
  return rows
}

/** The rows of a table in the order of its key, each a JSON array of texts and nulls. */
async function* rowsOf(client: pg.Client, table: Table, where: string): AsyncGenerator<string[]> {
  const values = table.columns.map(({ sql }) => `${sql}::text`).join(', ')
  const order = table.key.length === 0 ? '' : ` order by ${table.key.join(', ')}`
  await client.query(
    `declare kept no scroll cursor for select to_json(array[${values}])::text from ${table.sql}${where}${order}`,
  )
  const most = table.name === FILES ? 1 : AT_A_TIME
  for (;;) {
    const { rows } = await client.query<[string]>({ text: `fetch ${most} from kept`, rowMode: 'array' })
    if (rows.length > 0) yield rows.map(([row]) => row)
    if (rows.length < most) break
  }
  await client.query('close kept')
}
