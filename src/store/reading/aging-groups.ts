import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../../kernel/date.ts'
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
  const places = placesOf(asOf, scale)
  const isNow = await isKept(tx, orgId, asOf, today)
  const held = isNow ? keptFor(orgId, which, places) : heldThen(orgId, asOf, which, places)
  const [groups, parts] = await Promise.all([
    tx.all(sql<Omit<AgingGroup, 'dueOn' | 'issuedOn' | 'draft'> & { readonly place: number }>`
      select g.customer_id as "customerId", g.currency, g.place, g.amount, v.name as "customerName" from (
        select customer_id, currency, place, sum(amount)::bigint as amount from (${held}) held
        group by customer_id, currency, place having sum(amount) <> 0) g
      -- A join, and not a look at the name of each row: there are some for each customer.
      join customer c on c.org_id = ${orgId} and c.id = g.customer_id
      join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version`),
    agingItems(tx, orgId, { asOf, currency, customerId, service, inInstalments: true }),
  ])
  return [...groups.map(({ place, ...group }) => ({ ...group, ...places.standsFor(place) })), ...parts]
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

const DRAFTS = -1
const CREDITS = -2
/** Places by the day of issue follow one another at this distance; by the day due there are fewer. */
const STEP = 100

/**
 * Where documents stand in the report, as one number: drafts, credits, or the usual bucket and that of the scale. One
 * number for each document is told in half the time of several.
 */
interface Places {
  /** The number of `invoice i`. */
  readonly placeOf: (draft: RawBuilder<unknown>, amount: RawBuilder<unknown>) => RawBuilder<unknown>
  /** A document that stands there. */
  readonly standsFor: (place: number) => Pick<AgingGroup, 'dueOn' | 'issuedOn' | 'draft'>
}

function placesOf(asOf: string, scale: AgingScale): Places {
  // Of one kind of day the usual buckets and those of the scale are told at once.
  const byIssue = scale.by === 'issue'
  const edges = byIssue ? USUAL_EDGES : [...new Set([...USUAL_EDGES, ...scale.edges])]
  const dues = startsOf(edges.toSorted((a, b) => a - b))
  const issues = startsOf(byIssue ? scale.edges : [])
  const due = bucketOf(sql`i.due_on`, dues, asOf, 1)
  const place = byIssue ? sql`${due} + ${bucketOf(sql`i.issued_on`, issues, asOf, STEP)}` : due
  return {
    placeOf: (draft, amount) =>
      sql`case when ${draft} then ${DRAFTS}::int when ${amount} < 0 then ${CREDITS}::int else ${place} end`,
    standsFor: (at) => ({
      draft: at === DRAFTS,
      dueOn: at < 0 ? asOf : addDays(asOf, -dues[at % STEP]!),
      issuedOn: at < 0 ? asOf : addDays(asOf, -issues[Math.floor(at / STEP)]!),
    }),
  }
}

/** The ages at which buckets begin; what is no day old stands in the first. */
const startsOf = (edges: readonly number[]): number[] => [0, 1, ...edges.map((edge) => edge + 1)]

/** The place of the bucket that a day falls in, the youngest first. */
function bucketOf(
  day: RawBuilder<unknown>,
  starts: readonly number[],
  asOf: string,
  step: number,
): RawBuilder<unknown> {
  const cases = starts
    .slice(1)
    .map((start, at) => sql`when ${day} > ${addDays(asOf, -start)}::date then ${at * step}::int`)
  return sql`case ${sql.join(cases, sql` `)} else ${(starts.length - 1) * step}::int end`
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

/** What documents `i` hold together in each place. Each source is added up by itself, which is half the work of adding them up together. */
const addedUp = (
  amount: RawBuilder<unknown>,
  place: RawBuilder<unknown>,
  documents: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select i.customer_id, i.currency, ${place} as place, sum(${amount}) as amount from ${documents}
  group by 1, 2, 3`

/** What documents hold now, from the index of what is open. */
function keptFor(orgId: string, which: Which, { placeOf }: Places): RawBuilder<unknown> {
  const place = placeOf(sql`i.stage = 'draft'`, sql`i.receivable`)
  const open = sql`invoice i where i.receivable > 0 and ${meant(orgId, which)}`
  return sql`
    ${addedUp(sql`i.receivable`, place, open)}
    union all
    ${addedUp(sql`-i.receivable`, place, sql`${open} and ${inInstalments(orgId)}`)}`
}

/**
 * What documents held at the end of a past day. One that did not move since holds it still. One that moved before and
 * after is found by the day on which it moved first, day by day, so that what was settled by then is never met; most of
 * these keep what they held then, and only one that moved on three days or more may take its postings.
 */
function heldThen(orgId: string, asOf: string, which: Which, { placeOf }: Places): RawBuilder<unknown> {
  const unmoved = sql`i.receivable > 0 and i.moved_last <= ${asOf}::date`
  const movedSince = sql`i.moved_last > ${asOf}::date and i.moved_last > i.moved_first`
  const heldBefore = sql`case when i.moved_before <= ${asOf}::date then i.held_before else (
    select sum(p.amount)::bigint from posting p
    where p.org_id = ${orgId} and p.invoice_id = i.id and p.date <= ${asOf}::date) end`
  // Kept apart by offset, so that what each held is worked out once, and each day looked up by itself.
  const with_ = (held: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select i.*, ${held} as held from invoice i where ${where} and ${meant(orgId, which)} offset 0) i`
  const days = sql`(select distinct b.date as day from balance_day b where ${ofReceivables(orgId)} and b.date <= ${asOf}::date) first`
  const moved =
    which.customerId === undefined
      ? sql`${days} cross join lateral ${with_(heldBefore, sql`i.moved_first = first.day and ${movedSince}`)}`
      : with_(heldBefore, sql`i.moved_first <= ${asOf}::date and ${movedSince}`)
  const split = with_(
    sql`case when ${unmoved} then i.receivable else ${heldBefore} end`,
    sql`(${unmoved} or i.moved_first <= ${asOf}::date and ${movedSince}) and ${inInstalments(orgId)}`,
  )
  const draft = DRAFT_THEN(sql`i.posted_at`, sql`(select ${endOf(orgId, asOf)})`)
  const place = placeOf(draft, sql`i.held`)
  return sql`
    ${addedUp(sql`i.receivable`, placeOf(draft, sql`i.receivable`), sql`invoice i where ${unmoved} and ${meant(orgId, which)}`)}
    union all
    ${addedUp(sql`i.held`, place, sql`${moved} where i.held <> 0`)}
    union all
    ${addedUp(sql`-i.held`, place, sql`${split} where i.held <> 0`)}`
}
