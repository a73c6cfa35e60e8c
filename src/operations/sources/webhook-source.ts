import type { MappingProblem } from '../../domain/mapping/build.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { WebhookDeliveryRow, WebhookOutcome } from '../../store/webhook-deliveries.ts'
import type { WebhookSourceRow } from '../../store/webhook-sources.ts'
import type { SealedFor, Sealer } from '../fleetbase/ports.ts'
import type { SigningSecret } from './standard-webhook.ts'

/** A source as it may be shown: no secret. */
export interface WebhookSource {
  readonly id: string
  readonly name: string
  readonly on: boolean
  readonly mappingVersion: number
  readonly path: string
  /** Instants. */
  readonly createdAt: string
  /** Webhooks without a valid signature, and when the last of them came. */
  readonly turnedAway: number
  readonly turnedAwayAt: string | null
  /** When the last one that was signed rightly came. */
  readonly lastWebhookAt: string | null
}

/** A webhook with what became of it. */
export interface WebhookDelivery {
  readonly id: string
  readonly webhookId: string
  /** Instants. */
  readonly receivedAt: string
  readonly settledAt: string
  readonly mappingVersion: number
  readonly outcome: WebhookOutcome
  readonly reason: string | null
  readonly problems: MappingProblem[]
  readonly workEventId: string | null
  readonly attempts: number
}

export const noSuchSource: Refusal = refuse(
  'webhook_source_not_found',
  null,
  'There is no such webhook source.',
)

export const shownSource = (orgId: string, row: WebhookSourceRow): WebhookSource => ({
  id: row.id,
  name: row.name,
  on: row.is_active,
  mappingVersion: row.mapping_version,
  path: pathOf(orgId, row.id),
  createdAt: row.created_at,
  turnedAway: Number(row.turned_away),
  turnedAwayAt: row.turned_away_at,
  lastWebhookAt: row.last_webhook_at,
})

export const shownDelivery = (row: WebhookDeliveryRow): WebhookDelivery => ({
  id: row.id,
  webhookId: row.external_id,
  receivedAt: row.received_at,
  settledAt: row.settled_at,
  mappingVersion: row.mapping_version,
  outcome: row.outcome,
  reason: row.reason,
  problems: row.problems as MappingProblem[],
  workEventId: row.event_id,
  attempts: row.attempts,
})

const pathOf = (orgId: string, id: string): string => `/v1/sources/webhook/${orgId}/${id}`

/** What the signing secrets of a source are sealed for. */
const sealedFor = (orgId: string, id: string): SealedFor => ({ orgId, field: `webhook_source/${id}/secrets` })

export const sealedSecrets = (
  sealer: Sealer,
  orgId: string,
  id: string,
  secrets: readonly SigningSecret[],
): Buffer => sealer.seal(JSON.stringify(secrets), sealedFor(orgId, id))

/** The signing secrets of a source. Throws when they were sealed by another installation. */
export const secretsOf = (sealer: Sealer, orgId: string, row: WebhookSourceRow): SigningSecret[] =>
  JSON.parse(sealer.open(row.secrets, sealedFor(orgId, row.id))) as SigningSecret[]
