import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'

/** The kinds of systems that have a source name. */
type SourceKind = 'fleetbase' | 'webhook'

/**
 * Takes a source name for a kind of system, for good; false when it is the other kind's. Whoever asks at the same time
 * waits until this transaction ends.
 */
export async function claimSourceName(
  tx: Tx,
  orgId: string,
  name: string,
  kind: SourceKind,
): Promise<boolean> {
  await tx.run(
    q
      .insertInto('source_name')
      .values({ org_id: orgId, name, kind })
      // Any of its keys: of two that come at once, either may stop the second.
      .onConflict((conflict) => conflict.doNothing()),
  )
  const query = q
    .selectFrom('source_name')
    .select('kind')
    .where('org_id', '=', orgId)
    .where('name', '=', name)
  return (await tx.first(query))?.kind === kind
}
