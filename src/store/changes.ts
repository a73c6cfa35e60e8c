import { sql } from 'kysely'
import type { Tx } from './engine/transaction.ts'

/** Kinds of things that change; `report` is the journal, and with it every figure drawn from it. */
export type ChangeKind = 'invoice' | 'work' | 'customer' | 'payment' | 'event' | 'report'

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

/** Tells every program what a transaction changes. It is heard when the transaction commits, and only then. */
export async function tellChanges(tx: Tx, orgId: string, changed: readonly Changed[]): Promise<void> {
  const told: ChangesTold = { orgId, changed }
  await tx.run(sql`select pg_notify(${CHANGES}, ${JSON.stringify(told)})`)
}
