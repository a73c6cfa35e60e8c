import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'
import { sql } from 'kysely'

/** A system that sends webhooks of its own form, as it is kept: its secrets sealed. */
export interface WebhookSourceRow {
  readonly id: string
  readonly name: string
  readonly is_active: boolean
  readonly mapping_version: number
  readonly samples: readonly unknown[]
  readonly secrets: Buffer
  readonly created_at: string
  readonly turned_away: bigint
  readonly turned_away_at: string | null
  /** When the last one that was signed rightly came. */
  readonly last_webhook_at: string | null
}

/** A version of a mapping: the document, as it was saved. */
export interface MappingRow {
  readonly version: number
  readonly mapping: unknown
  readonly made_at: string
  readonly actor: string
}

const COLUMNS = sql.raw(
  `id, name, is_active, mapping_version, samples, secrets, created_at, turned_away, turned_away_at,
   (select d.received_at from webhook_source_delivery d
    where d.org_id = webhook_source.org_id and d.source_id = webhook_source.id
    order by d.id desc limit 1) as last_webhook_at`,
)

/** Keeps a new source, switched off. False when there is one of its name. */
export async function keepWebhookSource(
  tx: Tx,
  orgId: string,
  row: Pick<WebhookSourceRow, 'id' | 'name' | 'secrets' | 'created_at'> & { readonly samples: string },
): Promise<boolean> {
  const kept = await tx.run(sql`
    insert into webhook_source (org_id, id, name, is_active, mapping_version, samples, secrets, created_at)
    values (${orgId}, ${row.id}, ${row.name}, false, 1, ${row.samples}::jsonb, ${row.secrets}, ${row.created_at})
    on conflict (org_id, name) do nothing`)
  return kept === 1
}

/** Every source of an organization, oldest first. */
export function webhookSourcesOf(tx: Tx, orgId: string): Promise<WebhookSourceRow[]> {
  return tx.all(sql<WebhookSourceRow>`
    select ${COLUMNS} from webhook_source where org_id = ${orgId} order by created_at, id`)
}

export function webhookSource(tx: Tx, orgId: string, id: string): Promise<WebhookSourceRow | undefined> {
  return tx.first(sql<WebhookSourceRow>`
    select ${COLUMNS} from webhook_source where org_id = ${orgId} and id = ${id}`)
}

/** The same, held until the transaction ends: what is changed is what was read. */
export function webhookSourceToChange(
  tx: Tx,
  orgId: string,
  id: string,
): Promise<WebhookSourceRow | undefined> {
  return tx.first(sql<WebhookSourceRow>`
    select ${COLUMNS} from webhook_source where org_id = ${orgId} and id = ${id} for update`)
}

/** Writes what was changed of a source. `samples` is JSON text. */
export async function changeWebhookSource(
  tx: Tx,
  orgId: string,
  id: string,
  to: {
    readonly is_active?: boolean
    readonly mapping_version?: number
    readonly samples?: string
    readonly secrets?: Buffer
  },
): Promise<void> {
  const { samples, ...rest } = to
  await tx.run(
    q
      .updateTable('webhook_source')
      .set({ ...rest, ...(samples === undefined ? {} : { samples: sql`${samples}::jsonb` }) })
      .where('org_id', '=', orgId)
      .where('id', '=', id),
  )
}

/** Counts a webhook that was turned away, of which nothing else is kept. */
export async function countTurnedAway(tx: Tx, orgId: string, id: string, at: string): Promise<void> {
  await tx.run(sql`
    update webhook_source set turned_away = turned_away + 1, turned_away_at = ${at}
    where org_id = ${orgId} and id = ${id}`)
}

/** Keeps a version of a mapping. `mapping` is JSON text. */
export async function keepMapping(
  tx: Tx,
  orgId: string,
  sourceId: string,
  row: Omit<MappingRow, 'mapping'> & { readonly mapping: string },
): Promise<void> {
  await tx.run(sql`
    insert into webhook_mapping (org_id, source_id, version, mapping, made_at, actor)
    values (${orgId}, ${sourceId}, ${row.version}, ${row.mapping}::jsonb, ${row.made_at}, ${row.actor})`)
}

/** The mapping of a source as it is now. */
export async function currentMapping(tx: Tx, orgId: string, sourceId: string): Promise<MappingRow> {
  const row = await tx.first(sql<MappingRow>`
    select version, mapping, made_at, actor from webhook_mapping
    where org_id = ${orgId} and source_id = ${sourceId} order by version desc limit 1`)
  return row!
}

/** Every version the mapping of a source had, the newest first. */
export function mappingsOf(tx: Tx, orgId: string, sourceId: string): Promise<MappingRow[]> {
  return tx.all(sql<MappingRow>`
    select version, mapping, made_at, actor from webhook_mapping
    where org_id = ${orgId} and source_id = ${sourceId} order by version desc`)
}
