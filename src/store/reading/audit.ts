import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import type { ReadHistoryLine } from './history.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** A line of the audit trail with what it is about. */
export interface ReadAuditLine extends ReadHistoryLine {
  readonly subjectType: string
  readonly subjectId: string
  /** The number of the document it is about, when it is one that has a number. */
  readonly number: string | null
  /** Of that document. */
  readonly currency: string | null
}

/** Which lines; `from` and `to` are instants, the first included. */
export interface AuditAsked extends PageAsked {
  readonly actor?: string | undefined
  readonly verb?: string | undefined
  readonly subjectType?: string | undefined
  readonly subject?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Calendar dates in the organization's time zone, both included. */
  readonly fromDay?: string | undefined
  readonly toDay?: string | undefined
}

/** Everything people and systems did here, the newest first: the ids carry the time. */
export async function listAudit(tx: Tx, orgId: string, asked: AuditAsked): Promise<Page<ReadAuditLine>> {
  const after = afterOf(asked.cursor, [PART.id])
  const zone = sql`(select time_zone from organization where org_id = ${orgId})`
  const found = await tx.all(sql<ReadAuditLine>`
    select h.id, h.at, h.actor, h.verb, h.sentence, h.reason, h.before, h.after, h.event_id as "eventId",
      h.subject_type as "subjectType", h.subject_id as "subjectId", i.number, i.currency
    from history h
    left join invoice i on h.subject_type = 'invoice' and i.org_id = h.org_id and i.id = h.subject_id
    where h.org_id = ${orgId} and ${all(
      when(asked.subject, (id) => sql`h.subject_id = ${id}::uuid`),
      when(asked.subjectType, (type) => sql`h.subject_type = ${type}`),
      when(asked.actor, (actor) => sql`h.actor = ${actor}`),
      when(asked.verb, (verb) => sql`h.verb = ${verb}`),
      when(asked.from, (from) => sql`h.at >= ${from}::timestamptz`),
      when(asked.to, (to) => sql`h.at < ${to}::timestamptz`),
      when(asked.fromDay, (day) => sql`h.at >= ${day}::date::timestamp at time zone ${zone}`),
      when(asked.toDay, (day) => sql`h.at < (${day}::date + 1)::timestamp at time zone ${zone}`),
      when(after, ([id]) => sql`h.id < ${id}::uuid`),
    )}
    order by h.id desc limit ${asked.limit + 1}`)
  return pageOf(found, asked.limit, (row) => [row.id])
}
