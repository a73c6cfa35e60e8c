import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Sealer } from '../operations/fleetbase/ports.ts'
import type { PortalAccount } from '../operations/portal/sessions.ts'
import type { Actor, World } from '../operations/world.ts'

/** Who asks, and in whose books. The organization comes from the credential and from nowhere else. */
export interface Caller {
  readonly orgId: string
  readonly actor: Actor
  /** The credential itself, by which one caller's answers are kept from another's: "key 0199…", "person 0199…", "operator". */
  readonly credential: string
}

/** What is known of every request. `caller` is there behind the credential check only, `accounts` behind the portal's. */
export interface Env {
  Variables: {
    requestId: string
    caller: Caller
    world: World
    sealer: Sealer
    accounts: readonly PortalAccount[]
  }
}

export type App = OpenAPIHono<Env>

/** What the doors need of a logger; pino fits. */
export interface Log {
  info(details: object, sentence: string): void
  warn(details: object, sentence: string): void
  error(details: object, sentence: string): void
}
