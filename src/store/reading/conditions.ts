import { type RawBuilder, sql } from 'kysely'

/** Conditions that were asked for, all of which must hold; those that are undefined were not asked for. */
export function all(...conditions: readonly (RawBuilder<unknown> | undefined)[]): RawBuilder<unknown> {
  const asked = conditions.filter((condition) => condition !== undefined)
  return asked.length === 0 ? sql`true` : sql.join(asked, sql` and `)
}

/** A condition on a value, when there is one. */
export function when<T>(
  value: T | undefined | null,
  condition: (value: T) => RawBuilder<unknown>,
): RawBuilder<unknown> | undefined {
  return value === undefined || value === null ? undefined : condition(value)
}

/** Text to find anywhere, for `ilike`: its own wildcards stand for themselves. */
export const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
