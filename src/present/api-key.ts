import type * as view from '../contract/api-key.ts'
import type { ReadApiKey } from '../store/api-keys.ts'

/** A key as it stands at an instant (milliseconds). */
export function presentApiKey(key: ReadApiKey, now: number): view.ApiKey {
  const { id, name, role, createdAt, createdBy, lastUsedAt, expiresAt, revokedAt, previousUntil } = key
  const hasEnded = expiresAt !== null && Date.parse(expiresAt) <= now
  const status = revokedAt !== null ? 'revoked' : hasEnded ? 'expired' : 'live'
  const goesOn = previousUntil !== null && Date.parse(previousUntil) > now
  return {
    id,
    name,
    role,
    status,
    createdAt,
    createdBy,
    lastUsedAt,
    expiresAt,
    revokedAt,
    previousUntil: goesOn ? previousUntil : null,
  }
}
