import { changeStage, type StageChange } from './change-stage.ts'
import type { Outcome } from './outcome.ts'
import type { Actor, World } from './world.ts'

/** Voids a document with a reason: its entries are reversed and its number stays taken (rules 14, 15). */
export const voidInvoice = (
  world: World,
  orgId: string,
  actor: Actor,
  input: StageChange,
): Promise<Outcome> => changeStage(world, orgId, actor, 'void', input)
