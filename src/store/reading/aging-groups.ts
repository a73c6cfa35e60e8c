import { type RawBuilder, sql } from 'kysely'
import { type AgingScale, USUAL_EDGES } from '../../domain/receivables/aging-scale.ts'
import type { ReceivableItem } from '../../domain/receivables/aging.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { agingItems, documentsOf, DRAFT_THEN, endOf } from './reports.ts'
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
 * has figures, however many documents there are. What documents hold is kept (rule 19), so today costs what is open, and
 * a past day what was posted after it, or until then, whichever is less. What is in instalments comes part by part.
 */
export async function agingGroups(
  tx: Tx,
  orgId: string,
  { asOf, today, currency, customerId, service, scale }: GroupsAsked,
): Promise<AgingGroup[]> {
  const held = await wayTo(tx, orgId, asOf, today)
  const [groups, parts] = await Promise.all([
    tx.all(sql<AgingGroup>`
      select g.*, v.name as "customerName" from (
        select customer_id as "customerId", currency, draft, max(due_on) as "dueOn", max(issued_on) as "issuedOn",
          sum(amount)::bigint as amount
        from (${held(orgId, asOf, { currency, customerId, service, days: scale.by === 'issue' })}) held
        group by customer_id, currency, draft, credit, ${bucketsOf(asOf, scale)}
        having sum(amount) <> 0) g
      -- A join, and not a look at the name of each row: there are some for each customer.
      join customer c on c.org_id = ${orgId} and c.id = g."customerId"
      join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version`),
    agingItems(tx, orgId, { asOf, currency, customerId, service, inInstalments: true }),
  ])
  return [...groups, ...parts]
}

/** How what was held at the end of a day is told with the least to read. */
async function wayTo(tx: Tx, orgId: string, day: string, today: string): Promise<typeof keptFor> {
  const moved = await tx.first(sql<{ later: bigint | null; before: bigint | null }>`
    select sum(b.debit + b.credit) filter (where b.date > ${day}::date)::bigint as later,
      sum(b.debit + b.credit) filter (where b.date <= ${day}::date)::bigint as before
    from account a join balance_day b on b.org_id = a.org_id and b.account = a.code
    where a.org_id = ${orgId} and a.role = 'receivable'`)
  const { later, before } = moved!
  if (later === null && day >= today) return keptFor
  return (later ?? 0n) < (before ?? 0n) ? undoneFor : postedFor
}

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
  /** Whether the days of issue matter: they are not in the index of what is open. */
  readonly days: boolean
}

/** What each document holds now, from what is kept. What is in instalments is taken off again: the index does not know which is. */
function keptFor(
  orgId: string,
  _: string,
  { currency, customerId, service, days }: Which,
): RawBuilder<unknown> {
  const fields = sql`i.customer_id, i.currency, i.due_on, ${days ? sql`i.issued_on` : sql`i.due_on`} as issued_on,
    i.stage = 'draft' as draft, false as credit`
  const open = all(
    sql`i.org_id = ${orgId}`,
    sql`i.receivable > 0`,
    when(currency, (code) => sql`i.currency = ${code}`),
    when(customerId, (id) => sql`i.customer_id = ${id}`),
    when(service, (kind) => bills(orgId, kind)),
  )
  return sql`
    select ${fields}, i.receivable as amount from invoice i where ${open}
    union all
    select ${fields}, -i.receivable from invoice i where ${open} and i.instalments is not null
      and i.id in (select invoice_id from instalment_plan where org_id = ${orgId})`
}

/** What each document held at the end of a day, added up from the postings until then. */
const postedFor = (orgId: string, asOf: string, which: Which): RawBuilder<unknown> =>
  heldThen(orgId, asOf, moves(orgId, sql`p.date <= ${asOf}::date`, which, 1), which)

/** The same from what each holds now, less the postings since. */
const undoneFor = (orgId: string, asOf: string, which: Which): RawBuilder<unknown> =>
  heldThen(
    orgId,
    asOf,
    sql`
      select id as invoice_id, receivable as amount from invoice
      where org_id = ${orgId} and receivable > 0 and ${all(
        when(which.currency, (code) => sql`currency = ${code}`),
        when(which.customerId, (id) => sql`customer_id = ${id}`),
      )}
      union all
      ${moves(orgId, sql`p.date > ${asOf}::date`, which, -1)}`,
    which,
  )

const moves = (
  orgId: string,
  span: RawBuilder<unknown>,
  { currency, customerId }: Which,
  sign: 1 | -1,
): RawBuilder<unknown> => sql`
  select p.invoice_id, ${sign === 1 ? sql`p.amount` : sql`-p.amount`} as amount
  from posting p join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'receivable'
  where p.org_id = ${orgId} and p.invoice_id is not null and ${span}
    and ${all(
      when(currency, (code) => sql`p.currency = ${code}`),
      when(customerId, (id) => sql`p.invoice_id in (${documentsOf(orgId, id)})`),
    )}`

const heldThen = (
  orgId: string,
  asOf: string,
  moved: RawBuilder<unknown>,
  { service }: Which,
): RawBuilder<unknown> => sql`
  select i.customer_id, i.currency, i.due_on, i.issued_on, ${DRAFT_THEN(sql`i.posted_at`)} as draft, held.amount < 0 as credit, held.amount
  from (
    select m.invoice_id, sum(m.amount) as amount, ${endOf(orgId, asOf)} as ends
    from (${moved}) m group by m.invoice_id having sum(m.amount) <> 0
  ) held
  join invoice i on i.org_id = ${orgId} and i.id = held.invoice_id and i.instalments is null
  where ${all(when(service, (kind) => bills(orgId, kind)))}`
