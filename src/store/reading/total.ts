import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'

/** How many rows are meant; where only a part of them was counted, there are more. */
export interface Total {
  readonly count: number
  readonly isAll: boolean
}

/** No more are counted than this, so that counting costs no more than a page. */
const MOST_COUNTED = 1_000

/** Counts the rows of `from`, a table with its `where`. */
export async function totalOf(tx: Tx, from: RawBuilder<unknown>): Promise<Total> {
  const counted = await tx.first(sql<{ count: bigint }>`
    select count(*) as count from (select from ${from} limit ${MOST_COUNTED + 1}) counted`)
  const count = Number(counted?.count ?? 0n)
  return { count: Math.min(count, MOST_COUNTED), isAll: count <= MOST_COUNTED }
}
