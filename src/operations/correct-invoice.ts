import type { CorrectInvoice } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Takes a final document back and drafts it anew (rules 9, 25). The subject's first document is the new draft. */
export async function correctInvoice(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<CorrectInvoice, 'kind'>,
): Promise<Outcome> {
  const command: CorrectInvoice = { kind: 'correct_invoice', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
