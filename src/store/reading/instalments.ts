import { type RawBuilder, sql } from 'kysely'

/** The day on which `invoice i` was due before it had instalments, or is due. */
export const AGREED_DUE = sql`coalesce((i.instalments->>'agreedDueOn')::date, i.due_on)`

/**
 * How `invoice i` was split at the end of a day, as the books know it now or knew it at an instant; null where it was not.
 * Only what has a plan now was ever split, so nothing is looked up for any other.
 */
export const planInForce = (orgId: string, asOf: string, knownAt?: string): RawBuilder<unknown> => sql`
  case when i.instalments is not null then (
    select jsonb_build_object('agreedDueOn', p.agreed_due_on, 'parts', p.parts) from instalment_plan p
    where p.org_id = ${orgId} and p.invoice_id = i.id and p.set_on <= ${asOf}::date
      ${knownAt === undefined ? sql`` : sql`and p.recorded_at <= ${knownAt}::timestamptz`}
    order by p.id desc limit 1) end`

/** What of an amount held for `invoice i` is past due on a day: all of it, or those of its instalments that are. */
export const pastDue = (amount: RawBuilder<unknown>, today: string): RawBuilder<unknown> => sql`(case
  when i.instalments is null then case when i.due_on < ${today}::date then ${amount} else 0 end
  else (
    select greatest(0, ${amount} - coalesce(sum(planned) filter (where due_on >= ${today}::date), 0)
      - case when ${AGREED_DUE} >= ${today}::date then greatest(0, ${amount} - coalesce(sum(planned), 0)) else 0 end)::bigint
    from (select (part->>'dueOn')::date as due_on, (part->>'amount')::bigint as planned
      from jsonb_array_elements(i.instalments->'parts') part) parts) end)`

/** Of documents `i` those with instalments, found by their plans: for queries that read the others from an index alone. */
export const inInstalments = (orgId: string): RawBuilder<unknown> => sql`
  i.instalments is not null and i.id in (select invoice_id from instalment_plan where org_id = ${orgId})`

/**
 * What falls due when of an amount open on each `invoice i` that has instalments: its days as `(due_on, amount)`, of
 * what is open. Told apart from the rules' own `dueParts`, so that each proves the other.
 */
export const dueDays = (open: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select due_on, sum(amount)::bigint as amount from (
    select (part->>'dueOn')::date as due_on, greatest(0, least((part->>'amount')::bigint, ${open}
      - coalesce(sum((part->>'amount')::bigint) over (order by at desc rows between unbounded preceding and 1 preceding), 0))) as amount
    from jsonb_array_elements(i.instalments->'parts') with ordinality as each (part, at)
    union all
    select ${AGREED_DUE}, greatest(0, ${open} - (
      select coalesce(sum((part->>'amount')::bigint), 0) from jsonb_array_elements(i.instalments->'parts') part))
  ) shares group by due_on having sum(amount) > 0)`
