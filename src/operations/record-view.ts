import type { RecordView } from '../domain/plan/command.ts'
import type { Also } from './asked.ts'
import type { Outcome } from './outcome.ts'
import { carryOutAlone } from './road.ts'
import type { Actor, World } from './world.ts'

/** A customer saw a document; the first time counts (rule 18). `also` is written in the same transaction. */
export async function recordView(
  world: World,
  orgId: string,
  actor: Actor,
  input: Omit<RecordView, 'kind'>,
  also?: Also,
): Promise<Outcome> {
  const command: RecordView = { kind: 'record_view', ...input }
  return (await carryOutAlone(world, orgId, { command, actor, body: null, also })).outcome
}
