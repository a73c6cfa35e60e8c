import type { SourceConnectionRow } from '../../store/sources.ts'
import type { FleetbaseAccess, SealedFor, Sealer } from './ports.ts'

/** What a connection's secrets are sealed for. */
export const apiKeyOf = (orgId: string, connectionId: string): SealedFor => ({
  orgId,
  field: `source_connection/${connectionId}/api_key`,
})
export const secretsOf = (orgId: string, connectionId: string): SealedFor => ({
  orgId,
  field: `source_connection/${connectionId}/secrets`,
})

/** How to reach the Fleetbase of a connection. Throws when its key was sealed by another installation. */
export function accessOf(sealer: Sealer, orgId: string, row: SourceConnectionRow): FleetbaseAccess {
  return { baseUrl: row.base_url, apiKey: sealer.open(row.api_key, apiKeyOf(orgId, row.id)) }
}

/** The signing secrets of a connection; none where none were entered. */
export function signingSecretsOf(sealer: Sealer, orgId: string, row: SourceConnectionRow): string[] {
  return row.secrets === null
    ? []
    : (JSON.parse(sealer.open(row.secrets, secretsOf(orgId, row.id))) as string[])
}
