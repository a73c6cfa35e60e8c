import { type RawBuilder, sql } from 'kysely'
import { type AgingScale, USUAL_EDGES } from '../../domain/receivables/aging-scale.ts'
import type { ReceivableItem } from '../../domain/receivables/aging.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { agingItems, DRAFT_THEN, endOf } from './reports.ts'
import { bills, type Service } from './service.ts'

/** What documents that stand in the same columns hold together, on days that stand for theirs: minor units. */
export interface AgingGroup extends ReceivableItem {
  readonly issuedOn: string
  readonly customerName: string
}

interface GroupsAsked {
  readonly asOf: string
  /** The calendar date it is where the books are kept. */
  readonly today: string
  readonly currency?: string | undefined
  readonly customerId?: string | undefined
  /** Only documents that bill work of this kind. */
  readonly service?: Service | undefined
  readonly scale: AgingScale
}

/**
 * What `agingItems` tells of the books as they are known now, put together by the database: as many rows as the report
 * has figures, however many documents there are. What documents hold is kept (rule 19), and the days on which that moved,
 * so a day costs what was open on it. What is in instalments comes part by part.
 */
export async function agingGroups(
  tx: Tx,
  orgId: string,
  { asOf, today, currency, customerId, service, scale }: GroupsAsked,
): Promise<AgingGroup[]> {
  const which = { currency, customerId, service }
  const held = (await isKept(tx, orgId, asOf, today)) ? keptFor(orgId, which) : heldThen(orgId, asOf, which)
  const [groups, parts] = await Promise.all([
    tx.all(sql<AgingGroup>`
      select g.*, v.name as "customerName" from (
        select customer_id as "customerId", currency, draft, max(due_on) as "dueOn", max(issued_on) as "issuedOn",
          sum(amount)::bigint as amount
        from (${held}) held
        group by customer_id, currency, draft, credit, ${bucketsOf(asOf, scale)}
        having sum(amount) <> 0) g
      -- A join, and not a look at the name of each row: there are some for each customer.
      join customer c on c.org_id = ${orgId} and c.id = g."customerId"
      join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version`),
    agingItems(tx, orgId, { asOf, currency, customerId, service, inInstalments: true }),
  ])
  return [...groups, ...parts]
}

/** Whether what is kept is what was held at the end of a day: no receivable moved later. */
async function isKept(tx: Tx, orgId: string, day: string, today: string): Promise<boolean> {
  if (day < today) return false
  const later = await tx.first(sql`
    select from balance_day b where ${ofReceivables(orgId)} and b.date > ${day}::date limit 1`)
  return later === undefined
}

/** Of `balance_day b`: the days of Accounts Receivable. */
const ofReceivables = (orgId: string): RawBuilder<unknown> => sql`
  b.org_id = ${orgId} and b.account in (select code from account where org_id = ${orgId} and role = 'receivable')`

/** A number for each of the usual buckets and each of a scale: of one kind of day they are told at once. */
function bucketsOf(asOf: string, scale: AgingScale): RawBuilder<unknown> {
  const usual = { by: 'due', edges: USUAL_EDGES } as const
  if (scale.by === 'issue') return sql`${bucketBy(asOf, usual)}, ${bucketBy(asOf, scale)}`
  const edges = [...new Set([...usual.edges, ...scale.edges])].toSorted((a, b) => a - b)
  return bucketBy(asOf, { by: 'due', edges })
}

/** A number for each bucket of a scale. */
function bucketBy(asOf: string, { by, edges }: AgingScale): RawBuilder<unknown> {
  const starts = [by === 'due' ? 1 : 0, ...edges.map((edge) => edge + 1)]
  return sql`width_bucket(${asOf}::date - ${by === 'due' ? sql`due_on` : sql`issued_on`}, ${starts}::int[])`
}

interface Which {
  readonly currency: string | undefined
  readonly customerId: string | undefined
  readonly service: Service | undefined
}

const meant = (orgId: string, { currency, customerId, service }: Which): RawBuilder<unknown> =>
  all(
    sql`i.org_id = ${orgId}`,
    when(currency, (code) => sql`i.currency = ${code}`),
    when(customerId, (id) => sql`i.customer_id = ${id}`),
    when(service, (kind) => bills(orgId, kind)),
  )

/** Of documents `i` with instalments, which are told part by part: to be taken off again, as the indexes do not know which are. */
const inInstalments = (orgId: string): RawBuilder<unknown> => sql`
  i.instalments is not null and i.id in (select invoice_id from instalment_plan where org_id = ${orgId})`

/** What each document holds now, from the index of what is open. */
function keptFor(orgId: string, which: Which): RawBuilder<unknown> {
  const fields = sql`i.customer_id, i.currency, i.due_on, i.issued_on, i.stage = 'draft' as draft, false as credit`
  const open = sql`i.receivable > 0 and ${meant(orgId, which)}`
  return sql`
    select ${fields}, i.receivable as amount from invoice i where ${open}
    union all
    select ${fields}, -i.receivable from invoice i where ${open} and ${inInstalments(orgId)}`
}

/**
 * What each document held at the end of a past day. One that did not move since holds it still. One that moved before
 * and after is found by the day on which it moved first, day by day, so that what was settled by then is never met; most
 * of these keep what they held then, and only one that moved three times or more may take its postings.
 */
function heldThen(orgId: string, asOf: string, which: Which): RawBuilder<unknown> {
  const unmoved = sql`i.receivable > 0 and i.moved_last <= ${asOf}::date`
  const movedSince = sql`i.moved_last > ${asOf}::date and i.moved_last > i.moved_first`
  const amount = sql`case when i.moved_before <= ${asOf}::date then i.held_before else (
    select sum(p.amount)::bigint from posting p
    where p.org_id = ${orgId} and p.invoice_id = i.id and p.date <= ${asOf}::date) end`
  const fields = sql`i.customer_id, i.currency, i.due_on, i.issued_on, i.posted_at, i.created_at`
  // Kept apart by offset, so that each day is looked up by itself; of one customer the documents are few.
  const moved =
    which.customerId === undefined
      ? sql`(
          select distinct b.date as day from balance_day b where ${ofReceivables(orgId)} and b.date <= ${asOf}::date) first
        cross join lateral (
          select * from invoice i where i.moved_first = first.day and ${movedSince} and ${meant(orgId, which)} offset 0) i`
      : sql`invoice i where i.moved_first <= ${asOf}::date and ${movedSince} and ${meant(orgId, which)}`
  const found = sql`
    select ${fields}, i.receivable as amount from invoice i where ${unmoved} and ${meant(orgId, which)}
    union all
    select ${fields}, ${amount} from ${moved}`
  const split = sql`
    select ${fields}, case when ${unmoved} then i.receivable else ${amount} end from invoice i
    where (${unmoved} or i.moved_first <= ${asOf}::date and ${movedSince}) and ${meant(orgId, which)} and ${inInstalments(orgId)}`
  const each = (amountOf: RawBuilder<unknown>, of: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    select i.customer_id, i.currency, i.due_on, i.issued_on, ${DRAFT_THEN(sql`i.posted_at`)} as draft, i.amount < 0 as credit, ${amountOf} as amount
    from (${of}) i (customer_id, currency, due_on, issued_on, posted_at, created_at, amount)
    cross join (select ${endOf(orgId, asOf)} as ends) held where i.amount <> 0`
  return sql`${each(sql`i.amount`, found)} union all ${each(sql`-i.amount`, split)}`
}
