import { type RawBuilder, sql } from 'kysely'

/** The instant at which a calendar date begins where an organization is; `later` so many days after it. */
export const midnight = (orgId: string, day: string, later = 0): RawBuilder<unknown> =>
  sql`(${day}::date + ${later}::int)::timestamp at time zone (select time_zone from organization where org_id = ${orgId})`
