import { readOrganization } from '../../store/engine/transaction.ts'
import { connectionsOf } from '../../store/sources.ts'
import type { World } from '../world.ts'
import { shown, type Connection } from './connection.ts'

/** The connections of an organization, ended ones too, oldest first. Every role may see them; secrets are never shown. */
export async function listConnections(world: World, orgId: string): Promise<Connection[]> {
  const rows = await readOrganization(world.db, orgId, (tx) => connectionsOf(tx, orgId))
  return rows.map(shown)
}
