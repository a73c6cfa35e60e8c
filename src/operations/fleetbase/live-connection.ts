import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { isUuid } from '../../kernel/id.ts'
import type { Tx } from '../../store/engine/transaction.ts'
import { connection, type SourceConnectionRow } from '../../store/sources.ts'

/** The connection an act is about. Refused: connection_not_found, connection_ended. */
export async function liveConnection(
  tx: Tx,
  orgId: string,
  id: string,
): Promise<SourceConnectionRow | Refusal> {
  const row = isUuid(id) ? await connection(tx, orgId, id) : undefined
  if (!row) return refuse('connection_not_found', null, 'There is no such connection.')
  if (row.revoked_at === null) return row
  return refuse('connection_ended', null, 'This connection was ended.', {
    remedy: 'Connect the same source again; what was told under it is not told twice.',
  })
}
