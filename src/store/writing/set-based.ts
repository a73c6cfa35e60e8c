import { sql } from 'kysely'
import { binaryArray } from '../engine/binary-arrays.ts'
import type { Tx } from '../engine/transaction.ts'

/** A column of a table, the type it has there, and where a row's value comes from. */
export interface Column<Row> {
  readonly name: string
  readonly type: string
  readonly value: (row: Row) => unknown
}

/** A column in few words: `column('due_on', 'date', (invoice: Invoice) => invoice.dueOn)`. */
export function column<Row>(name: string, type: string, value: (row: Row) => unknown): Column<Row> {
  return { name, type, value }
}

/**
 * Inserts any number of rows with one statement: one array for each column, side by side through `unnest`. Its text does
 * not depend on how many rows there are, so it is prepared once. `otherwise` is what stands behind the rows: an
 * `on conflict` clause.
 */
export async function insertAll<Row>(
  tx: Tx,
  orgId: string,
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  otherwise = '',
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`insert into ${sql.table(table)} (org_id, ${namesOf(columns)})
    select ${orgId}::uuid, new.* from unnest(${arraysOf(columns, rows)}) as new ${sql.raw(otherwise)}`)
}

/**
 * Changes any number of rows with one statement: `keys` find them, `columns` are written. Tells how many were found;
 * `and` narrows further, with the new values as `new`.
 */
export async function updateAll<Row>(
  tx: Tx,
  orgId: string,
  table: string,
  keys: readonly Column<Row>[],
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  and = '',
): Promise<number> {
  if (rows.length === 0) return 0
  const all = [...keys, ...columns]
  const written = columns.map(({ name }) => `${name} = new.${name}`).join(', ')
  const found = keys.map(({ name }) => `old.${name} = new.${name}`).join(' and ')
  return tx.run(sql`update ${sql.table(table)} as old set ${sql.raw(written)}
    from unnest(${arraysOf(all, rows)}) as new (${namesOf(all)})
    where old.org_id = ${orgId}::uuid and ${sql.raw(found)} ${sql.raw(and)}`)
}

const namesOf = <Row>(columns: readonly Column<Row>[]) => sql.raw(columns.map(({ name }) => name).join(', '))

const arraysOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]) =>
  sql.join(columns.map(({ type, value }) => sql`${binaryArray(type, rows.map(value))}::${sql.raw(type)}[]`))
