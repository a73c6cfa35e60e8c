import { isUuid } from '../../kernel/id.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { readOrganization } from '../../store/engine/transaction.ts'
import type { PageAsked } from '../../store/reading/page.ts'
import { listWebhooks, readWebhook, type WebhookOutcome } from '../../store/webhook-deliveries.ts'
import { mappingsOf, webhookSource, webhookSourcesOf } from '../../store/webhook-sources.ts'
import type { World } from '../world.ts'
import {
  noSuchSource,
  shownDelivery,
  shownSource,
  type WebhookDelivery,
  type WebhookSource,
} from './webhook-source.ts'

/** A source with its samples and every version of its mapping, the newest first. */
export interface WebhookSourceRecord extends WebhookSource {
  readonly samples: unknown[]
  readonly mappings: {
    readonly version: number
    readonly mapping: unknown
    readonly madeAt: string
    readonly actor: string
  }[]
}

/** The webhook sources of an organization, oldest first. Every role may see them; secrets are never shown. */
export async function listWebhookSources(world: World, orgId: string): Promise<WebhookSource[]> {
  const rows = await readOrganization(world.db, orgId, (tx) => webhookSourcesOf(tx, orgId))
  return rows.map((row) => shownSource(orgId, row))
}

/** One source. Refused: webhook_source_not_found. */
export async function readWebhookSource(
  world: World,
  orgId: string,
  id: string,
): Promise<WebhookSourceRecord | Refusal> {
  if (!isUuid(id)) return noSuchSource
  return readOrganization(world.db, orgId, async (tx) => {
    const row = await webhookSource(tx, orgId, id)
    if (!row) return noSuchSource
    const versions = await mappingsOf(tx, orgId, id)
    const mappings = versions.map(({ version, mapping, made_at: madeAt, actor }) => ({
      version,
      mapping,
      madeAt,
      actor,
    }))
    return { ...shownSource(orgId, row), samples: [...row.samples], mappings }
  })
}

/** What a source sent, newest first, each with what became of it. Refused: webhook_source_not_found. */
export async function listWebhookDeliveries(
  world: World,
  orgId: string,
  id: string,
  asked: PageAsked & { readonly outcome?: WebhookOutcome | undefined },
): Promise<{ items: WebhookDelivery[]; nextCursor: string | null } | Refusal> {
  if (!isUuid(id)) return noSuchSource
  return readOrganization(world.db, orgId, async (tx) => {
    if (!(await webhookSource(tx, orgId, id))) return noSuchSource
    const page = await listWebhooks(tx, orgId, id, asked)
    return { items: page.rows.map(shownDelivery), nextCursor: page.nextCursor }
  })
}

/** One delivery with its body. Refused: delivery_not_found. */
export async function readWebhookDelivery(
  world: World,
  orgId: string,
  sourceId: string,
  id: string,
): Promise<(WebhookDelivery & { readonly body: unknown }) | Refusal> {
  const row =
    isUuid(sourceId) && isUuid(id)
      ? await readOrganization(world.db, orgId, (tx) => readWebhook(tx, orgId, sourceId, id))
      : undefined
  return row
    ? { ...shownDelivery(row), body: row.body }
    : refuse('delivery_not_found', null, 'There is no such delivery.')
}
