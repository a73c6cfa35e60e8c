import { type RawBuilder, sql } from 'kysely'
import { all, when } from './conditions.ts'

/**
 * What the books knew at an instant (rule 21): a kept balance less what was recorded after it. Asked this way a report
 * costs what happened since then, and not what happened since the beginning.
 */

/** The postings of entries recorded after an instant, to be taken off what is kept. */
export const recordedLater = (orgId: string, knownAt: string): RawBuilder<unknown> => sql`
  (select p.* from journal_entry e join posting p on p.org_id = e.org_id and p.entry_id = e.id
   where e.org_id = ${orgId} and e.recorded_at > ${knownAt}::timestamptz)`

/** Whether an entry `e` was recorded by an instant; every entry where none is named. */
export const isKnown = (knownAt: string | undefined): RawBuilder<unknown> =>
  all(when(knownAt, (instant) => sql`e.recorded_at <= ${instant}::timestamptz`))

/** Joins `customer_version v`, which says what a customer is called now: for rows of thousands of customers. */
export const withCustomerNow = (orgId: string, customerId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  join customer c on c.org_id = ${orgId} and c.id = ${customerId}
  join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version`

/** What a customer is called now, or was called at an instant. */
export const customerName = (
  orgId: string,
  customerId: RawBuilder<unknown>,
  knownAt: string | undefined,
): RawBuilder<string | null> =>
  knownAt === undefined
    ? sql<string | null>`(
        select v.name from customer c
        join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version
        where c.org_id = ${orgId} and c.id = ${customerId})`
    : sql<string | null>`(
        select v.name from customer_version v
        where v.org_id = ${orgId} and v.customer_id = ${customerId} and v.created_at <= ${knownAt}::timestamptz
        order by v.version desc limit 1)`
