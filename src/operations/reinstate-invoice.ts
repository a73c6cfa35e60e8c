import type { ReinstateInvoice } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Takes back everything that was written off on a document (rule 19). */
export async function reinstateInvoice(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<ReinstateInvoice, 'kind'>,
): Promise<Outcome> {
  const command: ReinstateInvoice = { kind: 'reinstate', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
