import type { EditDraft } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** A person edits a draft; posted revenue follows by difference (rules 16, 20). A final document is not edited. */
export async function editDraftInvoice(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<EditDraft, 'kind'>,
): Promise<Outcome> {
  const command: EditDraft = { kind: 'edit_draft', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
