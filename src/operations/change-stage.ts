import type { ChangeStage } from '../domain/plan/command.ts'
import { type Also, RefusedAlong } from './asked.ts'
import { type Outcome, refusedWith } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Which document, and why; some acts ask for the reason. */
export interface StageChange {
  readonly invoiceId: string
  readonly reason?: string | null | undefined
  /** What is written in the same transaction: the mail that was asked for with it. */
  readonly also?: Also | undefined
}

/** Moves a document on. What may be done when, and by whom, is `actionsFor`'s to say. */
export async function changeStage(
  world: World,
  orgId: string,
  actor: Actor,
  verb: ChangeStage['verb'],
  { invoiceId, reason = null, also }: StageChange,
): Promise<Outcome> {
  const command: ChangeStage = { kind: 'change_stage', verb, invoiceId, reason }
  try {
    return (await carryOutAlone(world, orgId, { command, actor, body: null, also })).outcome
  } catch (err) {
    if (err instanceof RefusedAlong) return refusedWith(err.refusal)
    throw err
  }
}
