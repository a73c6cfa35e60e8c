import * as doors from '../contract/doors/work-events.ts'
import { ingestWorkEvent, ingestWorkEvents } from '../operations/ingest-work-event.ts'
import { presentAnswer, presentConflict, presentEvent, presentEventRow } from '../present/work-event.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listConflicts, listWorkEvents, readWorkEvent } from '../store/reading/work-events.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { resultsOf } from './batch.ts'

/** Telling what happened, and looking up what was told. */
export function workEventDoors(app: App): void {
  door(app, doors.tellWorkEvent, async ({ body, caller, world }) => {
    const outcome = await ingestWorkEvent(world, caller.orgId, caller.actor, body)
    if (outcome.outcome === 'refused') return refusalOf(outcome.refusal, outcome.eventId)
    const answer = presentAnswer(outcome)
    const made = outcome.outcome === 'done' && !outcome.repeated
    return made ? new Made(answer, `/v1/work-events/${outcome.eventId}`) : answer
  })

  door(app, doors.tellWorkEvents, async ({ body, caller, c, world }) =>
    resultsOf(body.events, c.var.requestId, (events) =>
      ingestWorkEvents(world, caller.orgId, caller.actor, events),
    ),
  )

  door(app, doors.listWorkEvents, async ({ query, caller, world }) => {
    const page = await readOrganization(world.db, caller.orgId, (tx) =>
      listWorkEvents(tx, caller.orgId, query),
    )
    return { items: page.rows.map(presentEventRow), nextCursor: page.nextCursor }
  })

  door(app, doors.readWorkEvent, async ({ params, caller, world }) => {
    const event = await readOrganization(world.db, caller.orgId, (tx) =>
      readWorkEvent(tx, caller.orgId, params.id),
    )
    return event ? presentEvent(event) : NO_SUCH.event
  })

  door(app, doors.listWorkEventConflicts, async ({ query, caller, world }) => {
    const page = await readOrganization(world.db, caller.orgId, (tx) =>
      listConflicts(tx, caller.orgId, query),
    )
    return { items: page.rows.map(presentConflict), nextCursor: page.nextCursor }
  })
}

/** A recorded refusal says which event it is about, so that it can be looked up. */
function refusalOf(refusal: Refusal, eventId: string): Refusal {
  return { ...refusal, values: { ...refusal.values, eventId } }
}
