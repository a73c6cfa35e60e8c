import * as doors from '../contract/doors/work-events.ts'
import { assert } from '../kernel/assert.ts'
import { resolveEventConflict } from '../operations/resolve-event-conflict.ts'
import { ingestWorkEvent, ingestWorkEvents } from '../operations/ingest-work-event.ts'
import { presentAnswer, presentConflict, presentEvent } from '../present/work-event.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listConflicts, readConflict, readWorkEvent } from '../store/reading/work-events.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Made } from './answer.ts'
import { csvDoor } from './csv-door.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { readEventPage } from './event-list.ts'
import { resultsOf } from './event-results.ts'

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

  door(app, doors.listWorkEvents, ({ query, caller, world }) => readEventPage(world, caller, query))

  csvDoor(app, doors.exportWorkEvents, doors.listWorkEvents, ({ query, caller, world }) =>
    readEventPage(world, caller, query),
  )

  door(app, doors.readWorkEvent, async ({ params, caller, world }) => {
    const event = await readOrganization(world.db, caller.orgId, (tx) =>
      readWorkEvent(tx, caller.orgId, params.id),
    )
    return event ? presentEvent(event) : NO_SUCH.event
  })

  door(app, doors.listWorkEventConflicts, async ({ query: { open, ...paging }, caller, world }) => {
    const asked = { ...paging, ...(open === undefined ? {} : { open: open === 'true' }) }
    const page = await readOrganization(world.db, caller.orgId, (tx) =>
      listConflicts(tx, caller.orgId, asked),
    )
    return { items: page.rows.map(presentConflict), nextCursor: page.nextCursor }
  })

  door(app, doors.resolveWorkEventConflict, async ({ params: { id }, body, caller, world }) => {
    const settlement = { conflictId: id, ...body }
    const refusal = await resolveEventConflict(world, caller.orgId, caller.actor, settlement)
    if (refusal) return refusal
    const conflict = await readOrganization(world.db, caller.orgId, (tx) =>
      readConflict(tx, caller.orgId, id),
    )
    assert(conflict, 'a conflict was settled and is not there')
    return presentConflict(conflict)
  })
}

/** A recorded refusal says which event it is about, so that it can be looked up. */
function refusalOf(refusal: Refusal, eventId: string): Refusal {
  return { ...refusal, values: { ...refusal.values, eventId } }
}
