import type { CreditInvoice } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Credits a final document (rule 25). The subject's first document is the credit note. */
export async function creditInvoice(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<CreditInvoice, 'kind'>,
): Promise<Outcome> {
  const command: CreditInvoice = { kind: 'credit_invoice', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
