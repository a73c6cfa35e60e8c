import type { PlanInstalments } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Agrees on how what is open on a document falls due (rule 17). Refused as `instalments_do_not_add_up` among others. */
export async function planInstalments(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<PlanInstalments, 'kind'>,
): Promise<Outcome> {
  const command: PlanInstalments = { kind: 'plan_instalments', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
