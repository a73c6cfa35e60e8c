import { changeStage, type StageChange } from './change-stage.ts'
import type { Outcome } from './outcome.ts'
import type { Actor, World } from './world.ts'

/** Shows a document to its customer; where publishing finishes it, it is final from then on (rule 15). */
export const publishInvoice = (
  world: World,
  orgId: string,
  actor: Actor,
  input: StageChange,
): Promise<Outcome> => changeStage(world, orgId, actor, 'publish', input)
