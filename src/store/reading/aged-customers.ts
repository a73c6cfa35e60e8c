import { type RawBuilder, sql } from 'kysely'
import { addedTogether, type AgedCustomer, ageByCustomer } from '../../domain/receivables/aged-customers.ts'
import type { AgingScale } from '../../domain/receivables/aging-scale.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { type HeldDocuments, type Ladder, ladderOf, type SumsRow } from './aging-ladder.ts'
import { inInstalments } from './instalments.ts'
import { agingItems, DRAFT_THEN, endOf } from './reports.ts'
import { bills, type Service } from './service.ts'

interface Asked {
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
 * What `agingItems` tells of the books as they are known now, by customer, put together by the database: a row for each
 * customer, however many documents there are. What documents hold is kept (rule 19), and the days on which that moved,
 * so a day costs what was open on it. What is in instalments comes part by part.
 */
export async function agedCustomers(
  tx: Tx,
  orgId: string,
  { asOf, today, currency, customerId, service, scale }: Asked,
): Promise<AgedCustomer[]> {
  const which = { currency, customerId, service }
  const ladder = ladderOf(asOf, scale)
  const isNow = await isKept(tx, orgId, asOf, today)
  const sources = isNow ? keptFor(orgId, which) : heldThen(orgId, asOf, which)
  const [[first = [], ...others], parts] = await Promise.all([
    Promise.all(sources.map((source) => agedIn(tx, orgId, ladder, source))),
    agingItems(tx, orgId, { asOf, currency, customerId, service, inInstalments: true }),
  ])
  return addedTogether(first, ...others, ageByCustomer(parts, scale, asOf))
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

/**
 * What documents hold by customer and currency. Each source is added up by itself, which is half the work of adding them
 * up together. The names are joined, and not looked up, as there are thousands.
 */
async function agedIn(
  tx: Tx,
  orgId: string,
  ladder: Ladder,
  sources: readonly HeldDocuments[],
): Promise<AgedCustomer[]> {
  const [first, ...others] = sources.map((held) => addedUp(orgId, ladder, held))
  const groups =
    others.length === 0
      ? first!
      : sql`
        select currency, customer_id, ${ladder.sumsOfSums}
        from (${sql.join([first!, ...others], sql` union all `)}) each group by 1, 2`
  const rows = await tx.all(sql<SumsRow>`
    select g.currency, g.customer_id as "customerId", v.name as "customerName", ${ladder.names} from (${groups}) g
    join customer c on c.org_id = ${orgId} and c.id = g.customer_id
    join customer_version v on v.org_id = c.org_id and v.customer_id = c.id and v.version = c.version`)
  return rows.map(ladder.lineOf)
}

function addedUp(orgId: string, ladder: Ladder, held: HeldDocuments): RawBuilder<unknown> {
  const { documents } = held
  const sums = ladder.sums(held)
  return held.inOrderOfCurrency
    ? sql`
      select open_in.currency, own.* from (select distinct currency from receivable_day where org_id = ${orgId}) open_in
      cross join lateral (
        select i.customer_id, ${sums} from ${documents} and i.currency = open_in.currency group by 1) own`
    : sql`select i.currency, i.customer_id, ${sums} from ${documents} group by 1, 2`
}

/** What documents hold now, from the index of what is open. */
function keptFor(orgId: string, which: Which): HeldDocuments[][] {
  const open = sql`invoice i where i.receivable > 0 and ${meant(orgId, which)}`
  // Told without comparing the stage's text: what is open and was never posted is a draft.
  const held = {
    amount: sql`i.receivable`,
    draft: sql`i.posted_at is null`,
    aged: sql`i.posted_at is not null`,
  }
  return [
    [{ ...held, documents: open, inOrderOfCurrency: true }],
    // They are told part by part, and the index does not know which are.
    [{ ...held, documents: sql`${open} and ${inInstalments(orgId)}`, takenOff: true }],
  ]
}

/**
 * What documents held at the end of a past day. One that did not move since holds it still. One that moved before and
 * after is found by the day on which it moved first, day by day, so that what was settled by then is never met; most of
 * these keep what they held then, and only one that moved on three days or more may take its postings.
 */
function heldThen(orgId: string, asOf: string, which: Which): HeldDocuments[][] {
  const unmoved = sql`i.receivable > 0 and i.moved_last <= ${asOf}::date`
  const movedSince = sql`i.moved_last > ${asOf}::date and i.moved_last > i.moved_first`
  const heldBefore = sql`case when i.moved_before <= ${asOf}::date then i.held_before else (
    select sum(p.amount)::bigint from posting p
    where p.org_id = ${orgId} and p.invoice_id = i.id and p.date <= ${asOf}::date) end`
  const wasDraft = DRAFT_THEN(sql`i.posted_at`, sql`(select ${endOf(orgId, asOf)})`)
  // Kept apart by offset, so that what each held and was is worked out once, and each day looked up by itself.
  const with_ = (held: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select i.*, ${held} as held, ${wasDraft} as was_draft from invoice i where ${where} and ${meant(orgId, which)} offset 0) i`
  const days = sql`(select distinct b.date as day from balance_day b where ${ofReceivables(orgId)} and b.date <= ${asOf}::date) first`
  const moved =
    which.customerId === undefined
      ? sql`${days} cross join lateral ${with_(heldBefore, sql`i.moved_first = first.day and ${movedSince}`)}`
      : with_(heldBefore, sql`i.moved_first <= ${asOf}::date and ${movedSince}`)
  const split = with_(
    sql`case when ${unmoved} then i.receivable else ${heldBefore} end`,
    sql`(${unmoved} or i.moved_first <= ${asOf}::date and ${movedSince}) and ${inInstalments(orgId)}`,
  )
  const held = {
    amount: sql`i.held`,
    draft: sql`i.held > 0 and i.was_draft`,
    aged: sql`i.held > 0 and not i.was_draft`,
    credit: sql`i.held < 0`,
  }
  const still = {
    documents: sql`invoice i where ${unmoved} and ${meant(orgId, which)}`,
    amount: sql`i.receivable`,
    draft: wasDraft,
    aged: sql`not ${wasDraft}`,
    inOrderOfCurrency: true,
  } as const
  return [
    [still, { ...held, documents: sql`${moved} where i.held <> 0` }],
    [{ ...held, documents: sql`${split} where i.held <> 0`, takenOff: true }],
  ]
}
