import type { Sentence } from '../../kernel/sentence.ts'
import { type RawBuilder, sql } from 'kysely'
import type { RecordedStep } from '../../domain/plan/recorded-plan.ts'
import type { Tx } from '../engine/transaction.ts'
import { planOf } from '../rows/kept-plan.ts'
import { all, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'
import { type Total, totalOf } from './total.ts'

/** An event as it was recorded, in a list. */
export interface ReadEventRow {
  readonly id: string
  readonly source: string
  readonly externalId: string
  readonly type: string
  readonly occurredAt: string
  readonly recordedAt: string
  readonly outcome: 'done' | 'nothing' | 'refused'
  readonly reason: string | null
  /** Why there was nothing to do. */
  readonly said: Sentence | null
  readonly code: string | null
  readonly workId: string | null
  readonly actor: string
}

/** An event with what it said, and what was done because of it. */
export interface ReadEvent extends ReadEventRow {
  readonly body: unknown
  readonly plan: readonly RecordedStep[]
}

const ROW = sql`e.id, e.source, e.external_id as "externalId", e.type, e.occurred_at as "occurredAt",
  e.recorded_at as "recordedAt", e.outcome, e.reason, e.said, e.code, e.work_id as "workId", e.actor`

/** Which events are meant; every filter narrows. `toldFrom` ≤ told < `toldBefore`, in milliseconds since 1970. */
export interface EventFilters {
  readonly type?: string | undefined
  readonly outcome?: string | undefined
  readonly source?: string | undefined
  /** The work it speaks of. */
  readonly work?: string | undefined
  readonly q?: string | undefined
  readonly toldFrom?: number | undefined
  readonly toldBefore?: number | undefined
}

/** Events in the order they were told, the newest first: their ids carry the time. */
export async function listWorkEvents(
  tx: Tx,
  orgId: string,
  asked: EventFilters & PageAsked,
): Promise<Page<ReadEventRow>> {
  const after = afterOf(asked.cursor, [PART.id])
  const found = await tx.all(sql<ReadEventRow>`
    select ${ROW} from work_event e
    where e.org_id = ${orgId} and ${narrowing(asked)} and ${all(when(after, ([id]) => sql`e.id < ${id}::uuid`))}
    order by e.id desc limit ${asked.limit + 1}`)
  return pageOf(found, asked.limit, (row) => [row.id])
}

export const totalOfWorkEvents = (tx: Tx, orgId: string, asked: EventFilters): Promise<Total> =>
  totalOf(tx, sql`work_event e where e.org_id = ${orgId} and ${narrowing(asked)}`)

function narrowing(asked: EventFilters): RawBuilder<unknown> {
  return all(
    when(asked.type, (type) => sql`e.type = ${type}`),
    // Said twice for what was not carried out, so that the index of those is used.
    when(asked.outcome, (outcome) =>
      outcome === 'done'
        ? sql`e.outcome = ${outcome}`
        : sql`(e.outcome <> 'done' and e.outcome = ${outcome})`,
    ),
    when(asked.source, (source) => sql`e.source = ${source}`),
    when(asked.work, (id) => sql`e.work_id = ${id}::uuid`),
    when(asked.q, (id) => sql`e.external_id = ${id.trim()}`),
    when(asked.toldFrom, (ms) => sql`e.recorded_at >= ${instantOf(ms)}::timestamptz`),
    when(asked.toldBefore, (ms) => sql`e.recorded_at < ${instantOf(ms)}::timestamptz`),
  )
}

const instantOf = (ms: number): string => new Date(ms).toISOString()

export async function readWorkEvent(tx: Tx, orgId: string, id: string): Promise<ReadEvent | null> {
  const row = await tx.first(sql<ReadEventRow & { body: unknown; plan: unknown }>`
    select ${ROW}, e.body, e.plan from work_event e where e.org_id = ${orgId} and e.id = ${id}`)
  return row ? { ...row, plan: planOf(row.plan).steps } : null
}

/** The same id told with two bodies: what stands, and what contradicts it. */
export interface ReadConflict {
  readonly id: string
  readonly eventId: string
  readonly source: string
  readonly externalId: string
  readonly type: string
  readonly recordedAt: string
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
  readonly resolution: 'recorded_stands' | 'contradicting_applied' | null
  readonly appliedEventId: string | null
  readonly recorded: unknown
  readonly contradicting: unknown
}

const CONFLICT = sql`c.id, c.event_id as "eventId", e.source, e.external_id as "externalId", e.type,
  c.recorded_at as "recordedAt", c.resolved_at as "resolvedAt", c.resolved_by as "resolvedBy", c.resolution,
  c.applied_event_id as "appliedEventId", e.body as recorded, c.body as contradicting`

/** Conflicts, the newest first; `open` leaves out those that are settled. */
export async function listConflicts(
  tx: Tx,
  orgId: string,
  asked: PageAsked & { readonly open?: boolean | undefined; readonly event?: string | undefined },
): Promise<Page<ReadConflict>> {
  const after = afterOf(asked.cursor, [PART.id])
  const found = await tx.all(sql<ReadConflict>`
    select ${CONFLICT} from work_event_conflict c join work_event e on e.org_id = c.org_id and e.id = c.event_id
    where c.org_id = ${orgId} and ${all(
      when(asked.open, (open) => (open ? sql`c.resolved_at is null` : sql`c.resolved_at is not null`)),
      when(asked.event, (id) => sql`c.event_id = ${id}::uuid`),
      when(after, ([id]) => sql`c.id < ${id}::uuid`),
    )}
    order by c.id desc limit ${asked.limit + 1}`)
  return pageOf(found, asked.limit, (row) => [row.id])
}

export async function readConflict(tx: Tx, orgId: string, id: string): Promise<ReadConflict | null> {
  const row = await tx.first(sql<ReadConflict>`
    select ${CONFLICT} from work_event_conflict c join work_event e on e.org_id = c.org_id and e.id = c.event_id
    where c.org_id = ${orgId} and c.id = ${id}`)
  return row ?? null
}
