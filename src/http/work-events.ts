import { z } from '../contract/z.ts'
import { PageQuery } from '../contract/page.ts'
import { Id } from '../contract/scalars.ts'
import {
  WorkEvent,
  WorkEventAnswer,
  WorkEventBatch,
  WorkEventConflictPage,
  WorkEventPage,
  WorkEventRecord,
  WorkEventResults,
} from '../contract/work-event.ts'
import { ingestWorkEvent, ingestWorkEvents } from '../operations/ingest-work-event.ts'
import type { World } from '../operations/world.ts'
import { presentAnswer, presentConflict, presentEvent, presentEventRow } from '../present/work-event.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listConflicts, listWorkEvents, readWorkEvent } from '../store/reading/work-events.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { BATCH_LIMIT } from './body.ts'
import { door, Made } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from './missing.ts'
import { resultsOf } from './batch.ts'

const tag = 'Work events'

/** Telling what happened, and looking up what was told. */
export function workEventDoors(app: App, world: World): void {
  door(
    app,
    {
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
    },
    async ({ body, caller }) => {
      const outcome = await ingestWorkEvent(world, caller.orgId, caller.actor, body)
      if (outcome.outcome === 'refused') return refusalOf(outcome.refusal, outcome.eventId)
      const answer = presentAnswer(outcome)
      const made = outcome.outcome === 'done' && !outcome.repeated
      return made ? new Made(answer, `/v1/work-events/${outcome.eventId}`) : answer
    },
  )

  door(
    app,
    {
      method: 'post',
      path: '/v1/work-events/batch',
      tag,
      summary: 'Tell many events',
      description:
        'Up to 1000 events, at most 8 MiB. Each gets its own result, in order, as it would have had alone; a bad one never fails its neighbours.',
      body: WorkEventBatch,
      bodyLimit: BATCH_LIMIT,
      answer: WorkEventResults,
    },
    async ({ body, caller, c }) =>
      resultsOf(body.events, c.var.requestId, (events) =>
        ingestWorkEvents(world, caller.orgId, caller.actor, events),
      ),
  )

  door(
    app,
    {
      method: 'get',
      path: '/v1/work-events',
      tag,
      summary: 'List events',
      description: 'What was told, newest first, each with its outcome.',
      query: z.strictObject(PageQuery),
      answer: WorkEventPage,
    },
    async ({ query, caller }) => {
      const page = await readOrganization(world.db, caller.orgId, (tx) =>
        listWorkEvents(tx, caller.orgId, query),
      )
      return { items: page.rows.map(presentEventRow), nextCursor: page.nextCursor }
    },
  )

  door(
    app,
    {
      method: 'get',
      path: '/v1/work-events/{id}',
      tag,
      summary: 'Read an event',
      description: 'What it said, its outcome, and what was done because of it, in sentences.',
      params: z.object({ id: Id }),
      missing: NO_SUCH.event,
      answer: WorkEventRecord,
    },
    async ({ params, caller }) => {
      const event = await readOrganization(world.db, caller.orgId, (tx) =>
        readWorkEvent(tx, caller.orgId, params.id),
      )
      return event ? presentEvent(event) : NO_SUCH.event
    },
  )

  door(
    app,
    {
      method: 'get',
      path: '/v1/work-event-conflicts',
      tag,
      summary: 'List conflicting events',
      description:
        'Events told again under the same id with another body, beside what was told first and stands.',
      query: z.strictObject(PageQuery),
      answer: WorkEventConflictPage,
    },
    async ({ query, caller }) => {
      const page = await readOrganization(world.db, caller.orgId, (tx) =>
        listConflicts(tx, caller.orgId, query),
      )
      return { items: page.rows.map(presentConflict), nextCursor: page.nextCursor }
    },
  )
}

/** A recorded refusal says which event it is about, so that it can be looked up. */
function refusalOf(refusal: Refusal, eventId: string): Refusal {
  return { ...refusal, values: { ...refusal.values, eventId } }
}
