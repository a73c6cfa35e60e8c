import { changeStage, type StageChange } from './change-stage.ts'
import type { Outcome } from './outcome.ts'
import type { Actor, World } from './world.ts'

/** Confirms a draft: it is final, numbered and posted (rule 15). Refused with `not_allowed_now` when it may not be. */
export const confirmInvoice = (
  world: World,
  orgId: string,
  actor: Actor,
  input: StageChange,
): Promise<Outcome> => changeStage(world, orgId, actor, 'confirm', input)
