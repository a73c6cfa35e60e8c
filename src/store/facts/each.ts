import { type RawBuilder, sql } from 'kysely'

/**
 * Looks rows up one by one, for each row that stands before: `from unnest(…) as asked ${each(sql`work w where …`)} w`.
 * Left to itself the planner joins as it thinks best of an empty table, keeps that plan, and reads everything an
 * organization has for each batch (measured: 46 ms a batch among 2,000 customers, 1 ms so).
 */
export const each = (tableWhere: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`cross join lateral (select * from ${tableWhere} offset 0)`
