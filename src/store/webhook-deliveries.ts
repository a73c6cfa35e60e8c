import { sql } from 'kysely'
import type { Tx } from './engine/transaction.ts'
import { all, when } from './reading/conditions.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './reading/page.ts'

export type WebhookOutcome = 'ingested' | 'ignored' | 'refused' | 'failed'

/** A verified webhook with what became of it. */
export interface WebhookDeliveryRow {
  readonly id: string
  readonly external_id: string
  readonly received_at: string
  readonly sent_at: string
  readonly settled_at: string
  readonly mapping_version: number
  readonly outcome: WebhookOutcome
  readonly reason: string | null
  readonly problems: readonly unknown[]
  readonly event_id: string | null
  readonly attempts: number
}

/** What became of a delivery. `problems` is JSON text. */
export interface SettledWebhook {
  readonly settledAt: string
  readonly mappingVersion: number
  readonly outcome: WebhookOutcome
  readonly reason: string | null
  readonly problems: string
  readonly eventId: string | null
}

const ROW = sql.raw(
  'id, external_id, received_at, sent_at, settled_at, mapping_version, outcome, reason, problems, event_id, attempts',
)

/** Keeps a delivery with what became of it; one of the same webhook-id stays as it is. Gives the one that stands. */
export async function keepWebhook(
  tx: Tx,
  orgId: string,
  sourceId: string,
  row: {
    readonly id: string
    readonly externalId: string
    readonly body: string
    readonly receivedAt: string
    readonly sentAt: string
  },
  said: SettledWebhook,
): Promise<WebhookDeliveryRow> {
  const kept = await tx.first(sql<WebhookDeliveryRow>`
    insert into webhook_source_delivery (org_id, id, source_id, external_id, body, received_at, sent_at, settled_at,
      mapping_version, outcome, reason, problems, event_id, attempts)
    values (${orgId}, ${row.id}, ${sourceId}, ${row.externalId}, ${row.body}::jsonb, ${row.receivedAt}, ${row.sentAt},
      ${said.settledAt}, ${said.mappingVersion}, ${said.outcome}, ${said.reason}, ${said.problems}::jsonb, ${said.eventId}, 1)
    on conflict (org_id, source_id, external_id) do nothing
    returning ${ROW}`)
  return kept ?? (await webhookOf(tx, orgId, sourceId, row.externalId))!
}

/** The delivery of a webhook-id, if it came before. */
export function webhookOf(
  tx: Tx,
  orgId: string,
  sourceId: string,
  externalId: string,
): Promise<WebhookDeliveryRow | undefined> {
  return tx.first(sql<WebhookDeliveryRow>`
    select ${ROW} from webhook_source_delivery
    where org_id = ${orgId} and source_id = ${sourceId} and external_id = ${externalId}`)
}

/** A delivery with its body. */
export function readWebhook(
  tx: Tx,
  orgId: string,
  sourceId: string,
  id: string,
): Promise<(WebhookDeliveryRow & { readonly body: unknown }) | undefined> {
  return tx.first(sql<WebhookDeliveryRow & { readonly body: unknown }>`
    select ${ROW}, body from webhook_source_delivery
    where org_id = ${orgId} and source_id = ${sourceId} and id = ${id}`)
}

/** Records what became of a delivery told anew. Undefined when it was told anew since it was read. */
export function retellWebhook(
  tx: Tx,
  orgId: string,
  { id, attempts }: Pick<WebhookDeliveryRow, 'id' | 'attempts'>,
  said: SettledWebhook,
): Promise<WebhookDeliveryRow | undefined> {
  return tx.first(sql<WebhookDeliveryRow>`
    update webhook_source_delivery set settled_at = ${said.settledAt}, mapping_version = ${said.mappingVersion},
      outcome = ${said.outcome}, reason = ${said.reason}, problems = ${said.problems}::jsonb, event_id = ${said.eventId},
      attempts = attempts + 1
    where org_id = ${orgId} and id = ${id} and attempts = ${attempts}
    returning ${ROW}`)
}

/** Deliveries of a source, the newest first: their ids carry the time. */
export async function listWebhooks(
  tx: Tx,
  orgId: string,
  sourceId: string,
  asked: PageAsked & { readonly outcome?: WebhookOutcome | undefined },
): Promise<Page<WebhookDeliveryRow>> {
  const after = afterOf(asked.cursor, [PART.id])
  const found = await tx.all(sql<WebhookDeliveryRow>`
    select ${ROW} from webhook_source_delivery
    where org_id = ${orgId} and source_id = ${sourceId}
      and ${all(
        when(after, ([id]) => sql`id < ${id}::uuid`),
        when(asked.outcome ?? null, (outcome) => sql`outcome = ${outcome}`),
      )}
    order by id desc limit ${asked.limit + 1}`)
  return pageOf(found, asked.limit, (row) => [row.id])
}
