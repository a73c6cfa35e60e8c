import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { inInstalments } from './instalments.ts'
import { DRAFT_THEN, endOf } from './reports.ts'
import { bills, type Service } from './service.ts'

/** Documents `i`, each with what it holds in Accounts Receivable. */
export interface HeldDocuments {
  /** What stands behind `from`, with its `where`. */
  readonly documents: RawBuilder<unknown>
  /** Minor units. */
  readonly amount: RawBuilder<unknown>
  /** Which of them stand in the column of drafts, in the buckets, and in the column of credits; none where nothing is said. */
  readonly draft: RawBuilder<unknown>
  readonly aged: RawBuilder<unknown>
  readonly credit?: RawBuilder<unknown>
  /** Which of them were drafts, in whichever column they stand: what came in for one before its own day is a credit. */
  readonly wasDraft: RawBuilder<unknown>
  /** They are read by an index of currency and customer. Of one currency at a time no texts need to be compared. */
  readonly inOrderOfCurrency?: true
}

/** Which documents, as the books are known now. */
export interface HeldAsked {
  /** The end of this day (calendar date). */
  readonly asOf: string
  /** The calendar date it is where the books are kept. */
  readonly today: string
  readonly currency?: string | undefined
  readonly customerId?: string | undefined
  /** Only documents that bill work of this kind. */
  readonly service?: Service | undefined
}

/** What held something on a day, each document in one of `sources`. `inInstalments` are those of them that are told part by part. */
export interface Held {
  readonly sources: readonly HeldDocuments[]
  readonly inInstalments: HeldDocuments
}

/**
 * What held something in Accounts Receivable at the end of a day, from indexes alone: what documents hold is kept
 * (rule 19), and the days on which that moved, so a day costs what was open on it, and not what was ever posted.
 */
export async function heldDocuments(
  tx: Tx,
  orgId: string,
  { asOf, today, ...which }: HeldAsked,
): Promise<Held> {
  return (await isKept(tx, orgId, asOf, today)) ? heldNow(orgId, which) : heldThen(orgId, asOf, which)
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

type Which = Pick<HeldAsked, 'currency' | 'customerId' | 'service'>

const meant = (orgId: string, { currency, customerId, service }: Which): RawBuilder<unknown> =>
  all(
    sql`i.org_id = ${orgId}`,
    when(currency, (code) => sql`i.currency = ${code}`),
    when(customerId, (id) => sql`i.customer_id = ${id}`),
    when(service, (kind) => bills(orgId, kind)),
  )

/** What documents hold now, from the index of what is open. */
function heldNow(orgId: string, which: Which): Held {
  const open = sql`invoice i where i.receivable > 0 and ${meant(orgId, which)}`
  // Told without comparing the stage's text: what is open and was never posted is a draft.
  const held = {
    amount: sql`i.receivable`,
    draft: sql`i.posted_at is null`,
    aged: sql`i.posted_at is not null`,
    wasDraft: sql`i.posted_at is null`,
  }
  return {
    sources: [{ ...held, documents: open, inOrderOfCurrency: true }],
    inInstalments: { ...held, documents: sql`${open} and ${inInstalments(orgId)}` },
  }
}

/**
 * What documents held at the end of a past day. One that did not move since holds it still. One that moved before and
 * after is found by the day on which it moved first, day by day, so that what was settled by then is never met; most of
 * these keep what they held then, and only one that moved on three days or more may take its postings.
 */
function heldThen(orgId: string, asOf: string, which: Which): Held {
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
    wasDraft: sql`i.was_draft`,
  }
  const still = {
    documents: sql`invoice i where ${unmoved} and ${meant(orgId, which)}`,
    amount: sql`i.receivable`,
    draft: wasDraft,
    aged: sql`not ${wasDraft}`,
    wasDraft,
    inOrderOfCurrency: true,
  } as const
  return {
    sources: [still, { ...held, documents: sql`${moved} where i.held <> 0` }],
    inInstalments: { ...held, documents: sql`${split} where i.held <> 0` },
  }
}
