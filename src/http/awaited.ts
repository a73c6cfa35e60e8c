import type { Context } from 'hono'
import type { World } from '../operations/world.ts'
import type { Env } from './env.ts'

/** What one statement of a question may take, in milliseconds, where nothing else is said. */
export const MOST_MS = 120_000

/**
 * The world for a question that somebody waits for: reading stops at its limit, or as soon as they go. What is written
 * is not stopped: whoever told us something may have heard already that it stands.
 */
export function awaited(c: Context<Env>, world: World, mostMs: number | null): World {
  if (c.req.method !== 'GET') return world
  return { ...world, db: { ...world.db, reader: { mostMs, gone: c.req.raw.signal } } }
}
