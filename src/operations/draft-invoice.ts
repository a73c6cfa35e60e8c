import type { DraftByHand } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** A person makes an invoice, of finished work or blank (rules 7, 8, 10). The subject's first document is the new one. */
export async function draftInvoice(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<DraftByHand, 'kind'>,
): Promise<Outcome> {
  const command: DraftByHand = { kind: 'draft_by_hand', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
