import { type RawBuilder, sql } from 'kysely'

/** What a list is sorted by, then by the id, so that no two rows share a place. */
export interface SortKey {
  readonly column: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
  readonly type: RawBuilder<unknown>
  readonly descending: boolean
}

export function orderBy({ column, id, descending }: SortKey): RawBuilder<unknown> {
  return descending ? sql`${column} desc, ${id} desc` : sql`${column}, ${id}`
}

/** That a row comes after the last one seen. */
export function comesAfter(
  { column, id, type, descending }: SortKey,
  [key, lastId]: readonly string[],
): RawBuilder<unknown> {
  const last = sql`(${key}::${type}, ${lastId}::uuid)`
  return descending ? sql`(${column}, ${id}) < ${last}` : sql`(${column}, ${id}) > ${last}`
}

/** In the order of time, or the latest first. */
export interface TimeOrder {
  readonly descending: boolean
}

/** In the order in which rows were made: their ids carry the time. */
export const byTime = (id: RawBuilder<unknown>, { descending }: TimeOrder): RawBuilder<unknown> =>
  descending ? sql`${id} desc` : id

/** That a row comes after the last one seen, in that order. */
export const isBehind = (
  id: RawBuilder<unknown>,
  last: string,
  { descending }: TimeOrder,
): RawBuilder<unknown> => (descending ? sql`${id} < ${last}::uuid` : sql`${id} > ${last}::uuid`)
