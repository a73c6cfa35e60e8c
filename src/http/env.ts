import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Actor } from '../operations/world.ts'

/** Who asks, and in whose books. The organization comes from the credential and from nowhere else. */
export interface Caller {
  readonly orgId: string
  readonly actor: Actor
}

/** What is known of every request. `caller` is there behind the credential check only. */
export interface Env {
  Variables: { requestId: string; caller: Caller }
}

export type App = OpenAPIHono<Env>

/** What the doors need of a logger; pino fits. */
export interface Log {
  info(details: object, sentence: string): void
  warn(details: object, sentence: string): void
  error(details: object, sentence: string): void
}
