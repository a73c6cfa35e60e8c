import type { WriteOffInvoice } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Gives up what is open on a document, or a part of it (rule 19). Refused as `more_than_open`, `reason_missing`. */
export async function writeOffInvoice(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<WriteOffInvoice, 'kind'>,
): Promise<Outcome> {
  const command: WriteOffInvoice = { kind: 'write_off', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
