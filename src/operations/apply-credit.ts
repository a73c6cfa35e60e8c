import type { ApplyCredit } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Uses what is kept for a customer, at most what there is (rule 23). Refused as `credit_too_much`, `more_than_open`. */
export async function applyCredit(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<ApplyCredit, 'kind'>,
): Promise<Outcome> {
  const command: ApplyCredit = { kind: 'apply_credit', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
