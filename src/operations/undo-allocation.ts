import type { UndoAllocation } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Takes money off a document again, by a record of its own. Refused as `allocation_undone`, `allocation_refunded`. */
export async function undoAllocation(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<UndoAllocation, 'kind'>,
): Promise<Outcome> {
  const command: UndoAllocation = { kind: 'undo_allocation', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
