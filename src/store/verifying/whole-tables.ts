import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'

/**
 * What checks are read with: every one reads its tables once and puts them together. A row at a time is never better for
 * the whole of the books, and the planner takes that for cheap where it does not know how much a subquery yields: a
 * check of 20,000 documents took 36 seconds so, and 0.2 otherwise. What cannot be put together otherwise then counts as
 * so dear, up to PostgreSQL 17, that each small statement would be compiled first: 6 seconds for all of them. A million
 * rows are put together in memory, a fifth faster than on disk; and by one process, since the chain is walked beside it:
 * a proof does not take every processor there is.
 */
const SETTINGS = {
  enable_nestloop: 'off',
  jit: 'off',
  work_mem: '64MB',
  max_parallel_workers_per_gather: '0',
} as const

/** Until `readAsUsual`. */
export async function readWholeTables(tx: Tx): Promise<void> {
  await Promise.all(
    Object.entries(SETTINGS).map(([name, value]) =>
      tx.run(sql`set local ${sql.ref(name)} = ${sql.lit(value)}`),
    ),
  )
}

export async function readAsUsual(tx: Tx): Promise<void> {
  await Promise.all(Object.keys(SETTINGS).map((name) => tx.run(sql`set local ${sql.ref(name)} to default`)))
}
