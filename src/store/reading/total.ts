import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'

/** How many rows are meant; where only a part of them was counted, there are more. */
export interface Total {
  readonly count: number
  readonly isAll: boolean
}

/** No more are counted than this, so that counting costs no more than a page. */
const MOST_COUNTED = 1_000

/** Counts the rows of `from`, a table with its `where`; `most` of them unless told otherwise. */
export async function totalOf(tx: Tx, from: RawBuilder<unknown>, most = MOST_COUNTED): Promise<Total> {
  const counted = await tx.first(sql<{ count: bigint }>`
    select count(*) as count from (select from ${from} limit ${most + 1}) counted`)
  const count = Number(counted?.count ?? 0n)
  return { count: Math.min(count, most), isAll: count <= most }
}

/**
 * How many rows are few among so many. Few are gathered and sorted, which costs each of them, and so does counting them;
 * many are met in order, where a page costs the more the rarer they are. Both grow alike with the root of all.
 */
export const fewAmong = (all: number): number => Math.max(MOST_COUNTED, 5 * Math.ceil(Math.sqrt(all)))
