import { workEventsTable } from '../tables/lists.ts'
import { declareDoor } from './door.ts'
import { z } from '../z.ts'
import { CsvText } from '../csv-text.ts'
import { Id } from '../scalars.ts'
import {
  WorkEvent,
  WorkEventAnswer,
  WorkEventBatch,
  ConflictResolution,
  WorkEventConflict,
  WorkEventConflictPage,
  WorkEventConflictQuery,
  WorkEventFilterQuery,
  WorkEventPage,
  WorkEventQuery,
  WorkEventRecord,
  WorkEventResults,
} from '../work-event.ts'
import { BATCH_LIMIT } from './limits.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Work events'
export const tellWorkEvent = declareDoor({
  dryRun: true,
  actsOnce: true,
  method: 'post',
  path: '/v1/work-events',
  tag,
  summary: 'Tell an event',
  description:
    'Something was priced, done, sold or cancelled. It is carried out at once: 201 says what was done, 200 that there was nothing to do or that it was told before (`repeated`, with the first outcome). The same `source` and `id` with another body is a conflict: 409, nothing changes, and people see it.',
  body: WorkEvent,
  answer: WorkEventAnswer,
  makes: true,
  problems: [404, 409],
})

export const tellWorkEvents = declareDoor({
  dryRun: true,
  actsOnce: true,
  method: 'post',
  path: '/v1/work-events/batch',
  tag,
  summary: 'Tell many events',
  description:
    'Up to 1000 events, at most 8 MiB. Each gets its own result, in order, as it would have had alone; a bad one never fails its neighbours.',
  body: WorkEventBatch,
  bodyLimit: BATCH_LIMIT,
  answer: WorkEventResults,
})

export const listWorkEvents = declareDoor({
  method: 'get',
  path: '/v1/work-events',
  tag,
  summary: 'List events',
  description: 'What was told, newest first, each with its outcome.',
  query: WorkEventQuery,
  answer: WorkEventPage,
  table: workEventsTable,
})

export const exportWorkEvents = declareDoor({
  method: 'get',
  path: '/v1/work-events.csv',
  tag,
  summary: 'Export events',
  description: 'Every event that the filters mean, as CSV, without what it said.',
  query: WorkEventFilterQuery,
  answer: CsvText,
  csv: true,
})

export const readWorkEvent = declareDoor({
  method: 'get',
  path: '/v1/work-events/{id}',
  tag,
  summary: 'Read an event',
  description: 'What it said, its outcome, and what was done because of it, in sentences.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.event,
  answer: WorkEventRecord,
})

export const listWorkEventConflicts = declareDoor({
  method: 'get',
  path: '/v1/work-event-conflicts',
  tag,
  summary: 'List conflicting events',
  description:
    'Events told again under the same id with another body, beside what was told first and stands.',
  query: WorkEventConflictQuery,
  answer: WorkEventConflictPage,
})

export const resolveWorkEventConflict = declareDoor({
  method: 'post',
  path: '/v1/work-event-conflicts/{id}/resolution',
  tag,
  summary: 'Settle a conflict',
  description:
    'Says that what was told first stands, or has the later telling carried out now as an event of its own. Once settled it stays so: 409.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.conflict,
  body: ConflictResolution,
  answer: WorkEventConflict,
  dryRun: true,
})
