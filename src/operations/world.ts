import type { Role } from '../domain/status/role.ts'
import type { Mark } from '../store/chain/chain.ts'
import type { Database } from '../store/engine/database.ts'
import type { Lanes } from './lanes.ts'
import type { Outcome } from './outcome.ts'

/** What an operation needs of the world: handed in by `compose`, so that tests set the clock and the ids. */
export interface World {
  readonly db: Database
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** A fresh UUIDv7. */
  readonly newId: () => string
  readonly lanes: Lanes
  /** Marks what is written in the books with this installation's key, which lies outside the database. */
  readonly mark?: Mark
  /** The version a document must still be at; otherwise what is asked of it is refused as stale. */
  readonly ifVersion?: number
  /** Told of every outcome: for whoever says more of it than the operation answers. */
  readonly onOutcome?: (outcome: Outcome) => void
}

/** Who acts, and in which role. */
export interface Actor {
  /** As the audit trail names them: "key Dispatch", "Operator". */
  readonly name: string
  readonly role: Role
}
