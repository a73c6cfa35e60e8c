import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'

/**
 * Until `readAsUsual`: every check reads its tables once and puts them together. A row at a time is never better for
 * the whole of the books, and the planner takes that for cheap where it does not know how much a subquery yields: a
 * check of 20,000 documents took 36 seconds so, and 0.2 otherwise. What cannot be put together otherwise then counts as
 * so dear, up to PostgreSQL 17, that each small statement would be compiled first: 6 seconds for all of them.
 */
export async function readWholeTables(tx: Tx): Promise<void> {
  await Promise.all([tx.run(sql`set local enable_nestloop = off`), tx.run(sql`set local jit = off`)])
}

export async function readAsUsual(tx: Tx): Promise<void> {
  await Promise.all([
    tx.run(sql`set local enable_nestloop to default`),
    tx.run(sql`set local jit to default`),
  ])
}
