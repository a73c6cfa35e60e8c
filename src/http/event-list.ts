import type { WorkEventFilterQuery, WorkEventPage } from '../contract/work-event.ts'
import type { z } from '../contract/z.ts'
import { assert } from '../kernel/assert.ts'
import { addDays } from '../kernel/date.ts'
import { epochMsOfLocal } from '../kernel/zone.ts'
import type { World } from '../operations/world.ts'
import { presentEventRow } from '../present/work-event.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { organizationById } from '../store/reading/organizations.ts'
import { listWorkEvents, totalOfWorkEvents } from '../store/reading/work-events.ts'
import type { Caller } from './env.ts'
import type { ListAsked } from './list-asked.ts'

type Asked = z.output<typeof WorkEventFilterQuery> & ListAsked

/** A page of the events that a query means, for the list and for its export. Days are those of the organization. */
export function readEventPage(world: World, { orgId }: Caller, asked: Asked): Promise<WorkEventPage> {
  const { limit, cursor, count, toldFrom, toldTo, ...plain } = asked
  return readOrganization(world.db, orgId, async (tx) => {
    const organization = await organizationById(tx, orgId)
    assert(organization, `a credential names organization ${orgId}, which is not there`)
    const midnight = (day: string): number => epochMsOfLocal(day, '00:00:00', organization.timeZone)
    const filters = {
      ...plain,
      toldFrom: toldFrom === undefined ? undefined : midnight(toldFrom),
      toldBefore: toldTo === undefined ? undefined : midnight(addDays(toldTo, 1)),
    }
    const list = await listWorkEvents(tx, orgId, { ...filters, limit, cursor })
    return {
      items: list.rows.map(presentEventRow),
      nextCursor: list.nextCursor,
      ...(count === 'true' ? { total: await totalOfWorkEvents(tx, orgId, filters) } : {}),
    }
  })
}
