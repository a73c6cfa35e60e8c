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
