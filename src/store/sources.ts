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
  /** How often it is asked for changes; 0: never. */
  readonly poll_minutes: number
  /** How far polls have read, by the source's own clock. */
  readonly orders_read_to: string | null
  readonly rates_read_to: string | null
  readonly polled_at: string | null
  readonly poll_outcome: 'done' | 'failed' | null
  readonly poll_reason: string | null
  readonly poll_found: number
  /** In a row. */
  readonly poll_failures: number
  readonly checked_at: string | null
  /** As the check left it. */
  readonly check_points: unknown
}

/** What is given of a connection when it is made. */
export type NewSourceConnection = Pick<
  SourceConnectionRow,
  'id' | 'source' | 'base_url' | 'api_key' | 'path_hash' | 'secrets' | 'created_at'
>

const COLUMNS = [
  'id',
  'source',
  'base_url',
  'api_key',
  'path_hash',
  'secrets',
  'created_at',
  'revoked_at',
  'poll_minutes',
  'orders_read_to',
  'rates_read_to',
  'polled_at',
  'poll_outcome',
  'poll_reason',
  'poll_found',
  'poll_failures',
  'checked_at',
  'check_points',
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

/**
 * Keeps a new connection, or one in the place of a revoked one of the same id, which then starts from its beginning.
 * False when a live one is there.
 */
export async function keepConnection(tx: Tx, orgId: string, row: NewSourceConnection): Promise<boolean> {
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
          orders_read_to: null,
          rates_read_to: null,
          polled_at: null,
          poll_outcome: null,
          poll_reason: null,
          poll_found: 0,
          poll_failures: 0,
          checked_at: null,
          check_points: null,
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
      .orderBy('id')
      .$castTo<SourceConnectionRow>(),
  )
}

export function connection(tx: Tx, orgId: string, id: string): Promise<SourceConnectionRow | undefined> {
  return tx.first(
    q
      .selectFrom('source_connection')
      .select(COLUMNS)
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .$castTo<SourceConnectionRow>(),
  )
}

/** Keeps what a check found. `points` is JSON text. */
export async function keepCheck(
  tx: Tx,
  orgId: string,
  id: string,
  check: { readonly at: string; readonly points: string },
): Promise<void> {
  await tx.run(
    q
      .updateTable('source_connection')
      .set({ checked_at: check.at, check_points: check.points })
      .where('org_id', '=', orgId)
      .where('id', '=', id),
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
