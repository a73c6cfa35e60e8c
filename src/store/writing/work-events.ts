import { jsonText } from './json.ts'
import type { Sentence } from '../../kernel/sentence.ts'
import { keptPlanText, type RecordedPlan } from '../rows/kept-plan.ts'
import { column, Table } from './set-based.ts'

/** An event with its outcome, kept for good (rule 1). */
export interface RecordedEvent {
  readonly id: string
  readonly source: string
  readonly externalId: string
  readonly type: string
  readonly occurredAt: string
  readonly recordedAt: string
  /** As it was told, JSON text. */
  readonly body: string
  readonly bodyHash: Buffer
  readonly outcome: 'done' | 'nothing' | 'refused'
  /** Why it was refused, or why there was nothing to do. */
  readonly reason: string | null
  /** Why there was nothing to do. */
  readonly said: Sentence | null
  readonly code: string | null
  readonly plan: RecordedPlan
  readonly workId: string | null
  readonly actor: string
}

export const EVENT: Table<RecordedEvent> = new Table('work_event', [
  column('id', 'uuid', (it: RecordedEvent) => it.id),
  column('source', 'text', (it: RecordedEvent) => it.source),
  column('external_id', 'text', (it: RecordedEvent) => it.externalId),
  column('type', 'text', (it: RecordedEvent) => it.type),
  column('occurred_at', 'timestamptz', (it: RecordedEvent) => it.occurredAt),
  column('recorded_at', 'timestamptz', (it: RecordedEvent) => it.recordedAt),
  column('body', 'json', (it: RecordedEvent) => it.body),
  column('body_hash', 'bytea', (it: RecordedEvent) => it.bodyHash),
  column('outcome', 'text', (it: RecordedEvent) => it.outcome),
  column('reason', 'text', (it: RecordedEvent) => it.reason),
  column('said', 'jsonb', (it: RecordedEvent) => jsonText(it.said)),
  column('code', 'text', (it: RecordedEvent) => it.code),
  column('plan', 'json', (it: RecordedEvent) => keptPlanText(it.plan)),
  column('work_id', 'uuid', (it: RecordedEvent) => it.workId),
  column('actor', 'text', (it: RecordedEvent) => it.actor),
])

/** The same id told with another body: kept for people to see, once for each body (rule 1). */
export interface Contradiction {
  readonly id: string
  readonly eventId: string
  readonly body: string
  readonly bodyHash: Buffer
  readonly recordedAt: string
}

export const CONFLICT: Table<Contradiction> = new Table(
  'work_event_conflict',
  [
    column('id', 'uuid', (it: Contradiction) => it.id),
    column('event_id', 'uuid', (it: Contradiction) => it.eventId),
    column('body', 'jsonb', (it: Contradiction) => it.body),
    column('body_hash', 'bytea', (it: Contradiction) => it.bodyHash),
    column('recorded_at', 'timestamptz', (it: Contradiction) => it.recordedAt),
  ],
  'on conflict do nothing',
)
