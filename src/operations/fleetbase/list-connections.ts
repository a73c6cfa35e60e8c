import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { lastWebhook } from '../../store/deliveries.ts'
import { readOrganization, type Tx } from '../../store/engine/transaction.ts'
import { connection, connectionsOf, type SourceConnectionRow } from '../../store/sources.ts'
import type { World } from '../world.ts'
import { shown, type Connection } from './connection.ts'

/** The connections of an organization, ended ones too, oldest first. Every role may see them; secrets are never shown. */
export function listConnections(world: World, orgId: string): Promise<Connection[]> {
  return readOrganization(world.db, orgId, async (tx) =>
    Promise.all((await connectionsOf(tx, orgId)).map((row) => withWebhook(tx, orgId, row))),
  )
}

/** One of them. Refused: connection_not_found. */
export function readConnection(world: World, orgId: string, id: string): Promise<Connection | Refusal> {
  return readOrganization(world.db, orgId, async (tx) => {
    const row = await connection(tx, orgId, id)
    return row
      ? withWebhook(tx, orgId, row)
      : refuse('connection_not_found', null, 'There is no such connection.')
  })
}

/** A connection as it is shown. */
export async function withWebhook(tx: Tx, orgId: string, row: SourceConnectionRow): Promise<Connection> {
  return shown(row, (await lastWebhook(tx, orgId, row.id))?.received_at ?? null)
}
