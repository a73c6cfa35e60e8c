import { inEnglish } from '../../domain/sentence/say.ts'
import type { HistoryLine } from '../../domain/plan/plan.ts'
import { jsonText } from './json.ts'
import { column, Table } from './set-based.ts'

/** A line of the audit trail with who, when, and the event that caused it. */
export interface RecordedLine extends Omit<HistoryLine, 'subjectType'> {
  readonly subjectType: string
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly eventId: string | null
}

export const HISTORY: Table<RecordedLine> = new Table('history', [
  column('id', 'uuid', (it: RecordedLine) => it.id),
  column('at', 'timestamptz', (it: RecordedLine) => it.at),
  column('actor', 'text', (it: RecordedLine) => it.actor),
  column('subject_type', 'text', (it: RecordedLine) => it.subjectType),
  column('subject_id', 'uuid', (it: RecordedLine) => it.subjectId),
  column('verb', 'text', (it: RecordedLine) => it.verb),
  column('sentence', 'text', (it: RecordedLine) => inEnglish(it.said)),
  column('said', 'json', (it: RecordedLine) => jsonText(it.said)),
  column('reason', 'text', (it: RecordedLine) => it.reason),
  column('before', 'json', (it: RecordedLine) => jsonText(it.before)),
  column('after', 'json', (it: RecordedLine) => jsonText(it.after)),
  column('event_id', 'uuid', (it: RecordedLine) => it.eventId),
])
