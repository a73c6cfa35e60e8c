import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import { all, containing, when } from './conditions.ts'
import type { ReadHistoryLine } from './history.ts'
import { midnight } from './midnight.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'
import { byTime, isBehind, type TimeOrder } from './sort-order.ts'
import { type Total, totalOf } from './total.ts'
import { typedKeys } from './typed.ts'

/** A line of the audit trail with what it is about. */
export interface ReadAuditLine extends ReadHistoryLine {
  readonly subjectType: string
  readonly subjectId: string
  /** The number of the document it is about, when it is one that has a number. */
  readonly number: string | null
  /** Of that document. */
  readonly currency: string | null
}

/** Which lines are meant; every filter narrows. `from` and `to` are instants, the first included. */
export interface AuditFilters {
  readonly actor?: string | undefined
  readonly verb?: string | undefined
  readonly subjectType?: string | undefined
  readonly subject?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Calendar dates in the organization's time zone, both included. */
  readonly fromDay?: string | undefined
  readonly toDay?: string | undefined
  readonly q?: string | undefined
}

/** Everything people and systems did here, in the order they did it or the latest first: the ids carry the time. */
export async function listAudit(
  tx: Tx,
  orgId: string,
  asked: AuditFilters & PageAsked & { readonly sort: TimeOrder },
): Promise<Page<ReadAuditLine>> {
  const id = sql`h.id`
  const after = afterOf(asked.cursor, [PART.id])
  const found = await tx.all(sql<ReadAuditLine>`
    select h.id, h.at, h.actor, h.verb, h.sentence, h.said, h.reason, h.before, h.after, h.event_id as "eventId",
      h.subject_type as "subjectType", h.subject_id as "subjectId", i.number, i.currency
    from (
      select * from history h
      where h.org_id = ${orgId} and ${narrowing(orgId, asked)}
        and ${all(when(after, ([last]) => isBehind(id, last!, asked.sort)))}
      order by ${byTime(id, asked.sort)} limit ${asked.limit + 1}) h
    left join invoice i on h.subject_type = 'invoice' and i.org_id = h.org_id and i.id = h.subject_id
    order by ${byTime(id, asked.sort)}`)
  return pageOf(found, asked.limit, (row) => [row.id])
}

/** How many lines are meant. */
export const totalOfAudit = (tx: Tx, orgId: string, asked: AuditFilters): Promise<Total> =>
  totalOf(tx, sql`history h where h.org_id = ${orgId} and ${narrowing(orgId, asked)}`)

function narrowing(orgId: string, asked: AuditFilters): RawBuilder<unknown> {
  return all(
    when(asked.subject, (id) => sql`h.subject_id = ${id}::uuid`),
    when(asked.subjectType, (type) => sql`h.subject_type = ${type}`),
    when(asked.actor, (actor) => sql`h.actor = ${actor}`),
    when(asked.verb, (verb) => sql`h.verb = ${verb}`),
    when(asked.from, (from) => sql`h.at >= ${from}::timestamptz`),
    when(asked.to, (to) => sql`h.at < ${to}::timestamptz`),
    when(asked.fromDay, (day) => sql`h.at >= ${midnight(orgId, day)}`),
    when(asked.toDay, (day) => sql`h.at < ${midnight(orgId, day, 1)}`),
    when(
      asked.q,
      (text) => sql`(h.sentence ilike ${containing(text)} or h.reason ilike ${containing(text)}
        or h.subject_id = any (array(
          select i.id from invoice i where i.org_id = ${orgId} and i.number_key = ${typedKeys(text).key})))`,
    ),
  )
}
