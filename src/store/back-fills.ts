import { sql } from 'kysely'
import type { Tx } from './engine/transaction.ts'

export type BackFillState = 'running' | 'done' | 'failed' | 'cancelled'

/** A back-fill as it stands. Instants as text; `read` is the sum of the other counts. */
export interface BackFillRow {
  readonly id: string
  readonly connection_id: string
  /** Orders made from then on are read. */
  readonly since: string
  readonly dry_run: boolean
  readonly state: BackFillState
  /** Orders made before are done, and of those made at this second the ones in `seen`. */
  readonly read_to: string
  readonly seen: readonly string[]
  readonly read: number
  readonly told: number
  readonly nothing: number
  readonly refused: number
  readonly failed: number
  /** In vain, in a row. */
  readonly attempts: number
  /** The last thing that went wrong. */
  readonly reason: string | null
  readonly started_at: string
  readonly started_by: string
  readonly finished_at: string | null
}

const ROW = sql`id, connection_id, since, dry_run, state, read_to, seen, read, told, nothing, refused, failed, attempts,
  reason, started_at, started_by, finished_at`

/** Begins a back-fill. Undefined while the connection has one that runs. */
export function beginBackFill(
  tx: Tx,
  orgId: string,
  begun: Pick<BackFillRow, 'id' | 'connection_id' | 'since' | 'dry_run' | 'started_at' | 'started_by'>,
): Promise<BackFillRow | undefined> {
  return tx.first(sql<BackFillRow>`
    insert into back_fill (org_id, id, connection_id, since, dry_run, state, read_to, started_at, started_by)
    values (${orgId}, ${begun.id}, ${begun.connection_id}, ${begun.since}, ${begun.dry_run}, 'running', ${begun.since},
      ${begun.started_at}, ${begun.started_by})
    on conflict (org_id, connection_id) where state = 'running' do nothing
    returning ${ROW}`)
}

/** The back-fills of a connection, the newest first. */
export function backFillsOf(tx: Tx, orgId: string, connectionId: string): Promise<BackFillRow[]> {
  return tx.all(sql<BackFillRow>`
    select ${ROW} from back_fill where org_id = ${orgId} and connection_id = ${connectionId} order by id desc limit 50`)
}

export function backFill(tx: Tx, orgId: string, id: string): Promise<BackFillRow | undefined> {
  return tx.first(sql<BackFillRow>`select ${ROW} from back_fill where org_id = ${orgId} and id = ${id}`)
}

/** What became of an order that a back-fill read. */
export interface BackFilled {
  readonly order: string
  /** When the order was made. */
  readonly at: string
  readonly count: 'told' | 'nothing' | 'refused' | 'failed'
  readonly reason: string | null
}

/**
 * Counts an order and moves on past it, both at once, so that a program which dies counts none twice. Undefined when it
 * was cancelled, or somebody else has moved it on: then nothing is counted.
 */
export function countBackFilled(
  tx: Tx,
  orgId: string,
  before: BackFillRow,
  { order, at, count, reason }: BackFilled,
): Promise<BackFillRow | undefined> {
  const one = (name: BackFilled['count']) => (name === count ? 1 : 0)
  return tx.first(sql<BackFillRow>`
    update back_fill set read = read + 1, told = told + ${one('told')}::int, nothing = nothing + ${one('nothing')}::int,
      refused = refused + ${one('refused')}::int, failed = failed + ${one('failed')}::int, attempts = 0,
      reason = coalesce(${reason}, reason),
      seen = case when read_to = ${at} then seen || ${order}::text else array[${order}::text] end, read_to = ${at}
    where org_id = ${orgId} and id = ${before.id} and state = 'running' and read = ${before.read}
    returning ${ROW}`)
}

/** Records an attempt in vain. Tells how many there were in a row; undefined when it does not run any more. */
export async function recordVainAttempt(
  tx: Tx,
  orgId: string,
  id: string,
  reason: string,
): Promise<number | undefined> {
  const row = await tx.first(sql<{ attempts: number }>`
    update back_fill set attempts = attempts + 1, reason = ${reason}
    where org_id = ${orgId} and id = ${id} and state = 'running' returning attempts`)
  return row?.attempts
}

/** Ends a back-fill that runs. Undefined when it does not. */
export function endBackFill(
  tx: Tx,
  orgId: string,
  id: string,
  end: { readonly state: Exclude<BackFillState, 'running'>; readonly at: string; readonly reason?: string },
): Promise<BackFillRow | undefined> {
  return tx.first(sql<BackFillRow>`
    update back_fill set state = ${end.state}, finished_at = ${end.at}, reason = coalesce(${end.reason ?? null}, reason)
    where org_id = ${orgId} and id = ${id} and state = 'running' returning ${ROW}`)
}

/** Keeps what a back-fill told, or could not, as a delivery that is settled. `body` is JSON text. */
export async function keepBackFilled(
  tx: Tx,
  orgId: string,
  delivery: {
    readonly id: string
    readonly connection_id: string
    readonly external_id: string
    readonly event: string
    readonly body: string
    readonly at: string
    readonly outcome: 'ingested' | 'refused' | 'failed'
    readonly reason: string | null
  },
): Promise<void> {
  await tx.run(sql`
    insert into webhook_delivery (org_id, id, connection_id, external_id, event, body, signature, received_at, outcome,
      reason, settled_at, attempts, via)
    values (${orgId}, ${delivery.id}, ${delivery.connection_id}, ${delivery.external_id}, ${delivery.event},
      ${delivery.body}::jsonb, 'absent', ${delivery.at}, ${delivery.outcome}, ${delivery.reason}, ${delivery.at}, 1,
      'back_fill')`)
}
