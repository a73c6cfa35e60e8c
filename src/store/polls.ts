import { sql } from 'kysely'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** A change that was found by asking, as an envelope of our own. `body` is what a webhook of it would have said. */
export interface Heard {
  readonly id: string
  /** Names the change, so that finding it again keeps nothing new. */
  readonly external_id: string
  readonly event: string
  readonly body: unknown
}

/** Keeps those changes that were not found before. Gives their ids. */
export async function keepHeard(
  tx: Tx,
  orgId: string,
  connectionId: string,
  at: string,
  heard: readonly Heard[],
): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    insert into webhook_delivery
      (org_id, id, connection_id, external_id, event, body, signature, received_at, outcome, via)
    select ${orgId}, h.id, ${connectionId}, h.external_id, h.event, h.body, 'absent', ${at}, 'waiting', 'poll'
    from jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) as h (id uuid, external_id text, event text, body jsonb)
    on conflict (org_id, connection_id, external_id) do nothing
    returning id`)
  return rows.map((row) => row.id)
}

/** Which of these events a source has told already, by their ids there. */
export async function toldAlready(
  tx: Tx,
  orgId: string,
  source: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.all(
    q
      .selectFrom('work_event')
      .select('external_id')
      .where('org_id', '=', orgId)
      .where('source', '=', source)
      .where('external_id', 'in', externalIds.length === 0 ? [''] : externalIds),
  )
  return new Set(rows.map((row) => row.external_id))
}

/** Remembers how far one of the lists was read. */
export async function recordReadTo(
  tx: Tx,
  orgId: string,
  connectionId: string,
  mark: 'orders_read_to' | 'rates_read_to',
  to: string,
): Promise<void> {
  await tx.run(
    q
      .updateTable('source_connection')
      .set({ [mark]: to })
      .where('org_id', '=', orgId)
      .where('id', '=', connectionId),
  )
}

/** Records how a poll ended. Tells how often to poll and how many failed in a row; undefined for a connection that was ended. */
export function recordPoll(
  tx: Tx,
  orgId: string,
  connectionId: string,
  poll: {
    readonly at: string
    readonly outcome: 'done' | 'failed'
    readonly reason: string | null
    readonly found: number
  },
): Promise<{ poll_minutes: number; poll_failures: number } | undefined> {
  return tx.first(sql<{ poll_minutes: number; poll_failures: number }>`
    update source_connection set polled_at = ${poll.at}, poll_outcome = ${poll.outcome}, poll_reason = ${poll.reason},
      poll_found = ${poll.found},
      poll_failures = case when ${poll.outcome} = 'done' then 0 else poll_failures + 1 end
    where org_id = ${orgId} and id = ${connectionId} and revoked_at is null
    returning poll_minutes, poll_failures`)
}

/** How often a connection is polled from now on. */
export async function setPollMinutes(
  tx: Tx,
  orgId: string,
  connectionId: string,
  minutes: number,
): Promise<void> {
  await tx.run(
    q
      .updateTable('source_connection')
      .set({ poll_minutes: minutes })
      .where('org_id', '=', orgId)
      .where('id', '=', connectionId),
  )
}

/** The live connections of an organization that are polled. */
export function polledConnections(tx: Tx, orgId: string): Promise<{ id: string; poll_minutes: number }[]> {
  return tx.all(
    q
      .selectFrom('source_connection')
      .select(['id', 'poll_minutes'])
      .where('org_id', '=', orgId)
      .where('revoked_at', 'is', null)
      .where('poll_minutes', '>', 0),
  )
}
