import type pg from 'pg'
import { type BackupTable, BackupUnusable } from './format.ts'
import type { Part } from './read.ts'
import type { Table } from './tables.ts'

/** Rows travel to the server in messages of about so many bytes. */
const MESSAGE_BYTES = 2 * 1024 * 1024

/** How rows of a table are written: a statement over `$1`, a JSON array of rows, and its values from `$2` on. */
export interface Insert {
  readonly sql: string
  readonly values: readonly unknown[]
}

/** Loads the rows of a file, message after message; tells how many of each table. */
export async function loadRows(
  client: pg.Client,
  parts: AsyncGenerator<Part<unknown>>,
  into: (table: BackupTable) => Insert,
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {}
  let insert: Insert = { sql: '', values: [] }
  let name = ''
  let waiting: string[] = []
  let bytes = 0
  const send = async (): Promise<void> => {
    if (waiting.length === 0) return
    const values = [`[${waiting.join(',')}]`, ...insert.values]
    const { rowCount } = await client.query(insert.sql, values).catch(notLoaded(name))
    rows[name]! += rowCount ?? 0
    waiting = []
    bytes = 0
  }
  for await (const part of parts) {
    if ('row' in part) {
      waiting.push(part.row)
      bytes += part.row.length
      if (bytes > MESSAGE_BYTES) await send()
    } else if ('table' in part) {
      await send()
      name = part.table.table
      rows[name] = 0
      insert = into(part.table)
    }
  }
  await send()
  return rows
}

const notLoaded =
  (name: string) =>
  (err: unknown): never => {
    const why = err instanceof Error ? err.message : String(err)
    throw new BackupUnusable(`The rows of ${name} cannot be loaded: ${why}. Nothing was kept of them.`)
  }

type Column = Table['columns'][number]

/** The table that a file names, and the columns; both are looked up, and never written into SQL as they are said. */
export function columnsIn(
  tables: ReadonlyMap<string, Table>,
  { table: name, columns }: BackupTable,
): { readonly table: Table; readonly columns: readonly Column[] } {
  const table = tables.get(name)
  const found = columns.map((column) => table?.columns.find((one) => one.name === column))
  if (!table || !found.every((column) => column !== undefined))
    throw new BackupUnusable(`The file has a table ${name} that this Billhook cannot read.`)
  return { table, columns: found }
}

/** The value of the nth column of a row `r`, as SQL. */
export const readAt = ({ type }: Column, at: number): string => `(r->>${at})::${type}`
