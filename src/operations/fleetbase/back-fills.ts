import { instant, say } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { assert } from '../../kernel/assert.ts'
import { startOfDay } from '../../kernel/date.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { backFill, beginBackFill, endBackFill, type BackFillRow } from '../../store/back-fills.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { organizationById } from '../../store/reading/organizations.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { queueBackFill } from './back-fill-task.ts'
import { liveConnection } from './live-connection.ts'

/**
 * Begins to tell of the orders made since a day (in the organization's time zone): also of those from before it was
 * connected. What is told already is not told twice. With `dryRun` it only counts what it would tell. Refused:
 * forbidden, connection_not_found, connection_ended, back_fill_running, since_not_past.
 */
export async function startBackFill(
  world: World,
  orgId: string,
  actor: Actor,
  asked: { readonly connectionId: string; readonly since: string; readonly dryRun: boolean },
): Promise<BackFillRow | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('back-fill orders')
  const now = new Date(world.now()).toISOString()
  const id = world.newId()
  return inOrganization(world.db, orgId, async (tx) => {
    const row = await liveConnection(tx, orgId, asked.connectionId)
    if (isRefusal(row)) return row
    const organization = await organizationById(tx, orgId)
    assert(organization, `a credential names organization ${orgId}, which is not there`)
    const since = startOfDay(asked.since, organization.timeZone)
    if (since > now) {
      return refuse('since_not_past', null, `${asked.since} has not come yet.`, {
        pointer: '/since',
        remedy: 'Enter the day the first of the orders was made.',
      })
    }
    const begun = await beginBackFill(tx, orgId, {
      id,
      connection_id: row.id,
      since,
      dry_run: asked.dryRun,
      started_at: now,
      started_by: actor.name,
    })
    if (!begun) {
      return refuse('back_fill_running', null, 'A back-fill of this connection is running.', {
        remedy: 'Wait for its end, or cancel it.',
      })
    }
    await queueBackFill(tx, orgId, id)
    const said = say(asked.dryRun ? 'count_begun' : 'back_fill_begun', { instant: instant(asked.since) })
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'source_connection',
      subjectId: row.id,
      verb: 'back_fill',
      said,
    })
    return begun
  })
}

/** Cancels a back-fill; what it told stays told. One that has ended stays as it is. Refused: forbidden, back_fill_not_found. */
export async function cancelBackFill(
  world: World,
  orgId: string,
  actor: Actor,
  { connectionId, backFillId }: { readonly connectionId: string; readonly backFillId: string },
): Promise<BackFillRow | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('cancel a back-fill')
  const at = new Date(world.now()).toISOString()
  return inOrganization(world.db, orgId, async (tx) => {
    const before = await backFill(tx, orgId, backFillId)
    if (before?.connection_id !== connectionId)
      return refuse('back_fill_not_found', null, 'There is no such back-fill.')
    const ended = await endBackFill(tx, orgId, backFillId, { state: 'cancelled', at })
    if (!ended) return before
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'source_connection',
      subjectId: connectionId,
      verb: 'back_fill',
      said: say('back_fill_cancelled', { count: ended.read }),
    })
    return ended
  })
}
