import type { SourceConnectionRow } from '../../store/sources.ts'

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
}

export function shown(row: SourceConnectionRow): Connection {
  return {
    id: row.id,
    kind: 'fleetbase',
    source: row.source,
    baseUrl: row.base_url,
    signed: row.secrets !== null,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  }
}
