import type { SourceConnectionRow } from '../../store/sources.ts'
import type { CheckPoint } from './check-points.ts'

/** A connection as it may be shown: no key, no secret. */
export interface Connection {
  readonly id: string
  readonly kind: 'fleetbase'
  readonly source: string
  readonly baseUrl: string
  /** Whether its webhooks must be signed. */
  readonly signed: boolean
  /** Instants. */
  readonly createdAt: string
  readonly revokedAt: string | null
  readonly lastWebhookAt: string | null
  /** How often it is asked for changes; 0: never. */
  readonly pollMinutes: number
  readonly lastPoll: {
    readonly at: string
    readonly outcome: 'done' | 'failed'
    readonly reason: string | null
    /** Changes nobody had told of. */
    readonly found: number
  } | null
  readonly lastCheck: { readonly at: string; readonly points: CheckPoint[] } | null
}

/** A connection's row as it is shown; `lastWebhookAt` is not on it. */
export function shown(row: SourceConnectionRow, lastWebhookAt: string | null): Connection {
  return {
    id: row.id,
    kind: 'fleetbase',
    source: row.source,
    baseUrl: row.base_url,
    signed: row.secrets !== null,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastWebhookAt,
    pollMinutes: row.poll_minutes,
    lastPoll:
      row.polled_at === null || row.poll_outcome === null
        ? null
        : { at: row.polled_at, outcome: row.poll_outcome, reason: row.poll_reason, found: row.poll_found },
    lastCheck:
      row.checked_at === null ? null : { at: row.checked_at, points: row.check_points as CheckPoint[] },
  }
}
