import type * as view from '../contract/work-event.ts'
import type { Subject } from '../domain/plan/plan.ts'
import type { RecordedStep } from '../domain/plan/recorded-plan.ts'
import { sentencesOf } from './plan.ts'

/** What became of an event, unless it was refused. */
type Carried = { readonly eventId: string; readonly subject: Subject; readonly repeated: boolean } & (
  | { readonly outcome: 'done'; readonly steps: readonly RecordedStep[] }
  | { readonly outcome: 'nothing'; readonly reason: string }
)

/** The answer to an event that was taken. */
export function presentAnswer(outcome: Carried): view.WorkEventAnswer {
  return {
    id: outcome.eventId,
    outcome: outcome.outcome,
    repeated: outcome.repeated,
    reason: outcome.outcome === 'nothing' ? outcome.reason : null,
    workId: outcome.subject.workId ?? null,
    invoiceIds: [...(outcome.subject.invoiceIds ?? [])],
    paymentId: outcome.subject.paymentId ?? null,
    steps: outcome.outcome === 'done' ? sentencesOf(outcome.steps) : [],
  }
}

interface ReadEventRow {
  readonly id: string
  readonly source: string
  readonly externalId: string
  readonly type: string
  readonly occurredAt: string
  readonly recordedAt: string
  readonly outcome: view.WorkEventRow['outcome']
  readonly reason: string | null
  readonly code: string | null
  readonly workId: string | null
  readonly actor: string
}

interface ReadEvent extends ReadEventRow {
  readonly body: unknown
  readonly plan: readonly RecordedStep[]
}

interface ReadConflict {
  readonly id: string
  readonly eventId: string
  readonly source: string
  readonly externalId: string
  readonly type: string
  readonly recordedAt: string
  readonly resolvedAt: string | null
  readonly recorded: unknown
  readonly contradicting: unknown
}

export function presentEventRow(row: ReadEventRow): view.WorkEventRow {
  const { id, source, externalId, type, occurredAt, recordedAt, outcome, reason, code, workId, actor } = row
  return { id, source, externalId, type, occurredAt, recordedAt, outcome, reason, code, workId, actor }
}

/** A recorded event with what was done because of it, in sentences. */
export function presentEvent(event: ReadEvent): view.WorkEventRecord {
  return { ...presentEventRow(event), steps: sentencesOf(event.plan), body: event.body }
}

export function presentConflict(conflict: ReadConflict): view.WorkEventConflict {
  const { id, eventId, source, externalId, type, recordedAt, resolvedAt, recorded, contradicting } = conflict
  return { id, eventId, source, externalId, type, recordedAt, resolvedAt, recorded, contradicting }
}
