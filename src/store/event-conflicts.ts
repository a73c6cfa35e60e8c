import { sql } from 'kysely'
import type { WorkEvent } from '../domain/work/event.ts'
import type { Tx } from './engine/transaction.ts'

/** A conflict as whoever settles it needs it. */
export interface OpenConflict {
  readonly externalId: string
  readonly body: WorkEvent
  readonly isSettled: boolean
}

/** Reads a conflict and keeps others from settling it until the transaction ends. */
export async function openConflict(tx: Tx, orgId: string, id: string): Promise<OpenConflict | null> {
  const row = await tx.first(sql<OpenConflict>`
    select e.external_id as "externalId", c.body, c.resolved_at is not null as "isSettled"
    from work_event_conflict c join work_event e on e.org_id = c.org_id and e.id = c.event_id
    where c.org_id = ${orgId} and c.id = ${id} for update of c`)
  return row ?? null
}

export async function closeConflict(
  tx: Tx,
  orgId: string,
  id: string,
  how: {
    readonly at: string
    readonly resolution: string
    readonly by: string
    readonly appliedEventId: string | null
  },
): Promise<void> {
  await tx.run(sql`
    update work_event_conflict set resolved_at = ${how.at}, resolution = ${how.resolution},
      resolved_by = ${how.by}, applied_event_id = ${how.appliedEventId}
    where org_id = ${orgId} and id = ${id}`)
}
