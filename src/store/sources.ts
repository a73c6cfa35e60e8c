import { sql } from 'kysely'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** A connection to an operations system, as it is kept: its secrets sealed. */
export interface SourceConnectionRow {
  readonly id: string
  readonly source: string
  readonly base_url: string
  readonly api_key: Buffer
  readonly path_hash: Buffer
  readonly secrets: Buffer | null
  readonly created_at: string
  readonly revoked_at: string | null
}

const COLUMNS = [
  'id',
  'source',
  'base_url',
  'api_key',
  'path_hash',
  'secrets',
  'created_at',
  'revoked_at',
] as const

/** The id a source's connection has, if there is one. It is kept through a revocation, so that its history stays one. */
export async function connectionIdOf(tx: Tx, orgId: string, source: string): Promise<string | null> {
  const query = q
    .selectFrom('source_connection')
    .select('id')
    .where('org_id', '=', orgId)
    .where('source', '=', source)
  return (await tx.first(query))?.id ?? null
}

/** Keeps a new connection, or one in the place of a revoked one of the same id. False when a live one is there. */
export async function keepConnection(
  tx: Tx,
  orgId: string,
  row: Omit<SourceConnectionRow, 'revoked_at'>,
): Promise<boolean> {
  const query = q
    .insertInto('source_connection')
    .values({ ...row, org_id: orgId, kind: 'fleetbase', revoked_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'source'])
        .doUpdateSet({
          base_url: row.base_url,
          api_key: row.api_key,
          path_hash: row.path_hash,
          secrets: row.secrets,
          created_at: row.created_at,
          revoked_at: null,
        })
        .where('source_connection.revoked_at', 'is not', null)
        .where('source_connection.id', '=', row.id),
    )
  return (await tx.run(query)) === 1
}

/** Every connection of an organization, oldest first. */
export function connectionsOf(tx: Tx, orgId: string): Promise<SourceConnectionRow[]> {
  return tx.all(
    q
      .selectFrom('source_connection')
      .select(COLUMNS)
      .where('org_id', '=', orgId)
      .orderBy('created_at')
      .orderBy('id'),
  )
}

export function connection(tx: Tx, orgId: string, id: string): Promise<SourceConnectionRow | undefined> {
  return tx.first(
    q.selectFrom('source_connection').select(COLUMNS).where('org_id', '=', orgId).where('id', '=', id),
  )
}

/** Ends a connection. False when it was ended already. */
export async function endConnection(tx: Tx, orgId: string, id: string, at: string): Promise<boolean> {
  const query = q
    .updateTable('source_connection')
    .set({ revoked_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
  return (await tx.run(query)) === 1
}

/** Who connected or ended what, and when, in the audit trail. */
export async function noteConnection(
  tx: Tx,
  orgId: string,
  line: {
    readonly id: string
    readonly at: string
    readonly actor: string
    readonly connectionId: string
    readonly verb: string
    readonly sentence: string
  },
): Promise<void> {
  const { connectionId, ...rest } = line
  await tx.run(
    q
      .insertInto('history')
      .values({ ...rest, org_id: orgId, subject_type: 'source_connection', subject_id: connectionId }),
  )
}

export type DeliveryOutcome = 'waiting' | 'ingested' | 'ignored' | 'refused' | 'failed'

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

/** What became of an event when it was first told, if it was. */
export function firstOutcome(
  tx: Tx,
  orgId: string,
  source: string,
  externalId: string,
): Promise<{ outcome: string; reason: string | null } | undefined> {
  return tx.first(
    q
      .selectFrom('work_event')
      .select(['outcome', 'reason'])
      .where('org_id', '=', orgId)
      .where('source', '=', source)
      .where('external_id', '=', externalId),
  )
}

/** How an order stands: its stage, what priced it, and when it was last spoken of. */
export function orderStanding(
  tx: Tx,
  orgId: string,
  source: string,
  orderId: string,
): Promise<{ stage: string; price_reference: string | null; as_of: string } | undefined> {
  return tx.first(
    q
      .selectFrom('work')
      .select(['stage', 'price_reference', 'as_of'])
      .where('org_id', '=', orgId)
      .where('kind', '=', 'order')
      .where('source', '=', source)
      .where('external_id', '=', orderId),
  )
}
