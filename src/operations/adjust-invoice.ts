import type { AdjustInvoice } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Bills more or less than a document says (rule 16). The subject's first document bears the adjustment. */
export async function adjustInvoice(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<AdjustInvoice, 'kind'>,
): Promise<Outcome> {
  const command: AdjustInvoice = { kind: 'adjust_invoice', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
