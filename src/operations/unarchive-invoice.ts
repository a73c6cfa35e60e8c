import { changeStage, type StageChange } from './change-stage.ts'
import type { Outcome } from './outcome.ts'
import type { Actor, World } from './world.ts'

/** Takes a document back from the archive. */
export const unarchiveInvoice = (
  world: World,
  orgId: string,
  actor: Actor,
  input: StageChange,
): Promise<Outcome> => changeStage(world, orgId, actor, 'unarchive', input)
