import { sql } from 'kysely'
import type { Tx } from '../engine/transaction.ts'
import type { DeliveryOutcome, DeliveryVia } from '../deliveries.ts'
import { all, when } from './conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'

/** A change that was heard of, in a list. Instants as text. */
export interface ReadDeliveryRow {
  readonly id: string
  readonly externalId: string
  readonly event: string
  /** The record its body names. */
  readonly record: string | null
  readonly via: DeliveryVia
  readonly outcome: DeliveryOutcome
  readonly reason: string | null
  readonly signature: 'valid' | 'invalid' | 'absent'
  readonly attempts: number
  readonly receivedAt: string
  readonly settledAt: string | null
}

/** The same with its body. */
export interface ReadDelivery extends ReadDeliveryRow {
  readonly body: unknown
}

const ROW = sql`id, external_id as "externalId", event, body #>> '{data,id}' as record, via, outcome, reason, signature,
  attempts, received_at as "receivedAt", settled_at as "settledAt"`

/** What a connection heard of, the newest first. */
export async function listDeliveries(
  tx: Tx,
  orgId: string,
  connectionId: string,
  asked: PageAsked & {
    readonly outcome?: DeliveryOutcome | undefined
    readonly via?: DeliveryVia | undefined
  },
): Promise<Page<ReadDeliveryRow>> {
  const after = afterOf(asked.cursor, [PART.id])
  const found = await tx.all(sql<ReadDeliveryRow>`
    select ${ROW} from webhook_delivery
    where org_id = ${orgId} and connection_id = ${connectionId} and ${all(
      when(asked.outcome, (outcome) => sql`outcome = ${outcome}`),
      when(asked.via, (via) => sql`via = ${via}`),
      when(after, ([id]) => sql`id < ${id}::uuid`),
    )}
    order by id desc limit ${asked.limit + 1}`)
  return pageOf(found, asked.limit, (row) => [row.id])
}

export async function readDelivery(
  tx: Tx,
  orgId: string,
  connectionId: string,
  id: string,
): Promise<ReadDelivery | null> {
  const row = await tx.first(sql<ReadDelivery>`
    select ${ROW}, body from webhook_delivery
    where org_id = ${orgId} and connection_id = ${connectionId} and id = ${id}`)
  return row ?? null
}

/** How many deliveries a connection has of each outcome; those it has none of are left out. */
export function deliveryCounts(
  tx: Tx,
  orgId: string,
  connectionId: string,
): Promise<{ outcome: DeliveryOutcome; count: number }[]> {
  return tx.all(sql<{ outcome: DeliveryOutcome; count: number }>`
    select outcome, count(*)::int as count from webhook_delivery
    where org_id = ${orgId} and connection_id = ${connectionId} group by outcome`)
}
