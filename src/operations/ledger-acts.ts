import type { Command } from '../domain/plan/command.ts'
import type { LedgerCommand } from '../domain/plan/ledger-commands.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** A bookkeeper's act in the ledger: an entry by hand, its reversal, the close of a year (rules 20 and 21). */
export async function actInLedger(
  world: World,
  orgId: string,
  actor: Actor,
  command: LedgerCommand & Command,
): Promise<Outcome> {
  return (await carryOutAlone(world, orgId, { command, actor, body: null })).outcome
}
