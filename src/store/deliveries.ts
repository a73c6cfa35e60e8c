import { sql } from 'kysely'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

export type DeliveryOutcome = 'waiting' | 'ingested' | 'ignored' | 'refused' | 'failed'

/** How it came to be heard of. */
export type DeliveryVia = 'webhook' | 'poll' | 'back_fill'

/** A webhook as it came in. `body` is JSON text. */
export interface DeliveryRow {
  readonly id: string
  readonly connection_id: string
  readonly external_id: string
  readonly event: string
  readonly body: string
  readonly signature: 'valid' | 'invalid' | 'absent'
  readonly received_at: string
  readonly outcome: DeliveryOutcome
  readonly reason: string | null
  readonly settled_at: string | null
}

/** What became of a delivery so far. */
export interface DeliveryState {
  readonly id: string
  readonly outcome: DeliveryOutcome
  readonly reason: string | null
}

/**
 * Keeps a delivery; `taken` says that it is new. One of the same envelope stays as it is, unless it was turned away at
 * the door or given up on: then being told of it again takes it anew.
 */
export async function keepDelivery(
  tx: Tx,
  orgId: string,
  row: DeliveryRow,
): Promise<{ taken: boolean; delivery: DeliveryState }> {
  const taken = await tx.first(sql<DeliveryState>`
    insert into webhook_delivery as known
      (org_id, id, connection_id, external_id, event, body, signature, received_at, outcome, reason, settled_at)
    values (${orgId}, ${row.id}, ${row.connection_id}, ${row.external_id}, ${row.event}, ${row.body}::jsonb, ${row.signature},
      ${row.received_at}, ${row.outcome}, ${row.reason}, ${row.settled_at})
    on conflict (org_id, connection_id, external_id) do update set
      event = excluded.event, body = excluded.body, signature = excluded.signature, received_at = excluded.received_at,
      outcome = excluded.outcome, reason = excluded.reason, settled_at = excluded.settled_at, attempts = 0
    where excluded.outcome = 'waiting'
      and (known.outcome = 'failed' or (known.outcome = 'refused' and known.attempts = 0))
    returning id, outcome, reason`)
  if (taken) return { taken: true, delivery: taken }
  const known = await tx.first(sql<DeliveryState>`
    select id, outcome, reason from webhook_delivery
    where org_id = ${orgId} and connection_id = ${row.connection_id} and external_id = ${row.external_id}`)
  return { taken: false, delivery: known! }
}

/** A delivery that is being worked on, with how often that was tried, this time included. */
export interface DeliveryAtWork {
  readonly id: string
  readonly connection_id: string
  readonly event: string
  readonly body: unknown
  readonly received_at: string
  readonly attempts: number
}

/** Counts an attempt and hands the delivery out; undefined when there is nothing (more) to do for it. */
export function beginAttempt(tx: Tx, orgId: string, id: string): Promise<DeliveryAtWork | undefined> {
  return tx.first(sql<DeliveryAtWork>`
    update webhook_delivery set attempts = attempts + 1
    where org_id = ${orgId} and id = ${id} and outcome = 'waiting'
    returning id, connection_id, event, body, received_at, attempts`)
}

/** Records what became of a delivery, or why it still waits (`settledAt` null). One that is settled stays as it is. */
export async function recordDelivery(
  tx: Tx,
  orgId: string,
  id: string,
  said: {
    readonly outcome: DeliveryOutcome
    readonly reason: string | null
    readonly settledAt: string | null
  },
): Promise<void> {
  await tx.run(
    q
      .updateTable('webhook_delivery')
      .set({ outcome: said.outcome, reason: said.reason, settled_at: said.settledAt })
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('outcome', '=', 'waiting'),
  )
}

/**
 * Lets a delivery wait again as if it had just come in, whatever became of it. False when it waits already, or is not
 * there.
 */
export async function reopenDelivery(
  tx: Tx,
  orgId: string,
  connectionId: string,
  id: string,
): Promise<boolean> {
  const query = q
    .updateTable('webhook_delivery')
    .set({ outcome: 'waiting', reason: null, settled_at: null, attempts: 0 })
    .where('org_id', '=', orgId)
    .where('connection_id', '=', connectionId)
    .where('id', '=', id)
    .where('outcome', '<>', 'waiting')
  return (await tx.run(query)) === 1
}

/** The same for all of a connection's deliveries of an outcome. Gives their ids. */
export async function reopenDeliveries(
  tx: Tx,
  orgId: string,
  connectionId: string,
  outcome: DeliveryOutcome,
): Promise<string[]> {
  const rows = await tx.all(
    q
      .updateTable('webhook_delivery')
      .set({ outcome: 'waiting', reason: null, settled_at: null, attempts: 0 })
      .where('org_id', '=', orgId)
      .where('connection_id', '=', connectionId)
      .where('outcome', '=', outcome)
      .returning('id'),
  )
  return rows.map((row) => row.id)
}

/** The webhook a connection was told last. */
export interface LastWebhook {
  readonly event: string
  readonly received_at: string
  readonly signature: 'valid' | 'invalid' | 'absent'
  /** At the door, because of its signature. */
  readonly turned_away: boolean
  readonly reason: string | null
}

export function lastWebhook(tx: Tx, orgId: string, connectionId: string): Promise<LastWebhook | undefined> {
  return tx.first(sql<LastWebhook>`
    select event, received_at, signature, outcome = 'refused' and attempts = 0 as turned_away, reason
    from webhook_delivery where org_id = ${orgId} and connection_id = ${connectionId} and via = 'webhook'
    order by id desc limit 1`)
}
