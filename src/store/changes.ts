import type { Database } from './engine/database.ts'

/**
 * Kinds of things that change. `report` is the journal, and with it every figure drawn from it; `portal` is who is let
 * into the portal, and what it shows them; `attachment` is what is attached to an entry by hand, by the id of that.
 */
export type ChangeKind =
  | 'invoice'
  | 'work'
  | 'customer'
  | 'payment'
  | 'event'
  | 'report'
  | 'portal'
  | 'attachment'

/** What of a kind changed; no ids where they are too many to name, or where there are none. */
export interface Changed {
  readonly kind: ChangeKind
  readonly ids: readonly string[]
}

/** The channel on which programs that share a database tell one another what changed. */
export const CHANGES = 'billhook_changes'

/** What is said on it: whose, and what; at most 8,000 bytes. */
export interface ChangesTold {
  readonly orgId: string
  readonly changed: readonly Changed[]
}

/**
 * Tells every program what has changed. Never within a transaction that changes something: PostgreSQL lets only one of
 * those commit at a time, across all organizations.
 */
export async function tellChanges(db: Database, told: readonly ChangesTold[]): Promise<void> {
  const payloads = told.map((each) => JSON.stringify(each))
  await db.pool.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [CHANGES, payloads])
}
