import type { AskDeposit } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Asks for a deposit (rule 9). The subject's first document is the deposit. Refused as `deposit_exceeds_whole` among others. */
export async function askDeposit(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<AskDeposit, 'kind'>,
): Promise<Outcome> {
  const command: AskDeposit = { kind: 'ask_deposit', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
