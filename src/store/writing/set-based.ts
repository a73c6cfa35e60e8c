import { binaryArray } from '../engine/binary-arrays.ts'
import { plainQuery } from '../engine/query.ts'
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
  const names = columns.map(({ name }) => name).join(', ')
  await tx.run(
    plainQuery(
      `insert into ${table} (org_id, ${names}) select $1::uuid, new.* from unnest(${placesOf(columns)}) as new ${otherwise}`,
      [orgId, ...arraysOf(columns, rows)],
    ),
  )
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
  return tx.run(
    plainQuery(
      `update ${table} as old set ${written} from unnest(${placesOf(all)}) as new (${all.map(({ name }) => name).join(', ')})
       where old.org_id = $1::uuid and ${found} ${and}`,
      [orgId, ...arraysOf(all, rows)],
    ),
  )
}

/** The parameters of the arrays, behind the organization: $2::uuid[], $3::text[] … */
const placesOf = <Row>(columns: readonly Column<Row>[]): string =>
  columns.map(({ type }, at) => `$${at + 2}::${type}[]`).join(', ')

const arraysOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Buffer[] =>
  columns.map(({ type, value }) => binaryArray(type, rows.map(value)))
