import type { SettleAlert } from '../domain/plan/command.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** Settles what a payment was flagged with. */
export async function settleAlert(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<SettleAlert, 'kind'>,
): Promise<Outcome> {
  const command: SettleAlert = { kind: 'settle_alert', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
