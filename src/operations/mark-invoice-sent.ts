import { changeStage, type StageChange } from './change-stage.ts'
import type { Outcome } from './outcome.ts'
import type { Actor, World } from './world.ts'

/** Says that a document went to its customer; where sending finishes it, it is final from then on (rule 15). */
export const markInvoiceSent = (
  world: World,
  orgId: string,
  actor: Actor,
  input: StageChange,
): Promise<Outcome> => changeStage(world, orgId, actor, 'mark_sent', input)
