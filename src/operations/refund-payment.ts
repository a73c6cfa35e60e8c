import type { RefundPayment } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Gives money of a payment back, at most what is left of it (rule 24). Refused as `refund_too_much`. */
export async function refundPayment(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<RefundPayment, 'kind'>,
): Promise<Outcome> {
  const command: RefundPayment = { kind: 'refund_payment', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
