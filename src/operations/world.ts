import type { Role } from '../domain/status/role.ts'
import type { Database } from '../store/engine/database.ts'
import type { Lanes } from './lanes.ts'

/** What an operation needs of the world: handed in by `compose`, so that tests set the clock and the ids. */
export interface World {
  readonly db: Database
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** A fresh UUIDv7. */
  readonly newId: () => string
  readonly lanes: Lanes
}

/** Who acts, and in which role. */
export interface Actor {
  /** As the audit trail names them: "key Dispatch", "Operator". */
  readonly name: string
  readonly role: Role
}
