import type pg from 'pg'
import { StartRefused } from './start-refused.ts'

/** Refuses a server that is too old, or a database whose text is not UTF-8 (it could not hold every name). */
export async function refuseUnfitServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string; encoding: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version,
            pg_encoding_to_char(encoding) as encoding
     from pg_database where datname = current_database()`,
  )
  const server = rows[0]
  if (!server) return
  if (Number(server.number) < 150_000) {
    throw new StartRefused(
      'engine_too_old',
      `The database server is PostgreSQL ${server.version}; Billhook needs 15 or newer.`,
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new StartRefused(
      'engine_unfit',
      `The database is encoded in ${server.encoding}; Billhook needs one in UTF8.`,
    )
  }
}
