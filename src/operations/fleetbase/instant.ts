import { parseInstant } from '../../kernel/date.ts'
import { isRefusal } from '../../kernel/refusal.ts'

const WITHOUT_ZONE = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,9})?)$/

/**
 * An instant as Fleetbase writes it, in UTC: '2026-09-18T09:41:00.000000Z', or '2026-09-18 09:41:00', which is UTC
 * without saying so. Null when it cannot be read.
 */
export function instantOf(given: unknown): string | null {
  if (typeof given !== 'string') return null
  const bare = WITHOUT_ZONE.exec(given)
  const instant = parseInstant(bare ? `${bare[1]}T${bare[2]}Z` : given)
  return isRefusal(instant) ? null : instant
}
