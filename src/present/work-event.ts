import type { Sentence } from '../kernel/sentence.ts'
import type * as view from '../contract/work-event.ts'
import type { Subject } from '../domain/plan/plan.ts'
import type { RecordedStep } from '../domain/plan/recorded-plan.ts'
import type { ReadConflict, ReadEvent, ReadEventRow } from '../store/reading/work-events.ts'
import { presentSteps } from './plan.ts'

/** What became of an event, unless it was refused. */
type Carried = { readonly eventId: string; readonly subject: Subject; readonly repeated: boolean } & (
  | { readonly outcome: 'done'; readonly steps: readonly RecordedStep[] }
  | { readonly outcome: 'nothing'; readonly reason: string; readonly said: Sentence | null }
)

/** The answer to an event that was taken. */
export function presentAnswer(outcome: Carried): view.WorkEventAnswer {
  return {
    id: outcome.eventId,
    outcome: outcome.outcome,
    repeated: outcome.repeated,
    reason: outcome.outcome === 'nothing' ? outcome.reason : null,
    said: outcome.outcome === 'nothing' ? outcome.said : null,
    workId: outcome.subject.workId ?? null,
    invoiceIds: [...(outcome.subject.invoiceIds ?? [])],
    paymentId: outcome.subject.paymentId ?? null,
    ...presentSteps(outcome.outcome === 'done' ? outcome.steps : []),
  }
}

export function presentEventRow(row: ReadEventRow): view.WorkEventRow {
  const { id, source, externalId, type, occurredAt, recordedAt, outcome, reason, said, code, workId, actor } =
    row
  return { id, source, externalId, type, occurredAt, recordedAt, outcome, reason, said, code, workId, actor }
}

/** A recorded event with what was done because of it, in sentences. */
export function presentEvent(event: ReadEvent): view.WorkEventRecord {
  return { ...presentEventRow(event), ...presentSteps(event.plan), body: event.body }
}

export function presentConflict(conflict: ReadConflict): view.WorkEventConflict {
  const { id, eventId, source, externalId, type, recordedAt, recorded, contradicting } = conflict
  const { resolvedAt, resolvedBy, resolution, appliedEventId } = conflict
  const settled = { resolvedAt, resolvedBy, resolution, appliedEventId }
  return { id, eventId, source, externalId, type, recordedAt, ...settled, recorded, contradicting }
}
