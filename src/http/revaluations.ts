import * as doors from '../contract/doors/revaluations.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import type { Revaluation } from '../contract/revaluation.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { actInLedger } from '../operations/ledger-acts.ts'
import type { World } from '../operations/world.ts'
import { presentRevaluation } from '../present/revaluation.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listRevaluations, readRevaluation } from '../store/reading/revaluations.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'

/** What exchange rates brought, posted at the end of a period. */
export function revaluationDoors(app: App): void {
  const read = (world: World, { orgId }: Caller, id: string): Promise<Revaluation | Refusal> =>
    readOrganization(world.db, orgId, async (tx) => {
      const revaluation = await readRevaluation(tx, orgId, id)
      return revaluation ? presentRevaluation(revaluation) : NO_SUCH.revaluation
    })

  door(app, doors.listRevaluations, async ({ query, caller: { orgId }, world }) => {
    const page = await readOrganization(world.db, orgId, (tx) => listRevaluations(tx, orgId, query))
    return { items: page.rows.map(presentRevaluation), nextCursor: page.nextCursor }
  })

  door(app, doors.revalueBooks, async ({ body: { on: day }, caller, world }) => {
    const outcome = await actInLedger(world, caller.orgId, caller.actor, { kind: 'revalue', day })
    if (outcome.outcome === 'refused') return outcome.refusal
    const id = outcome.subject.ledgerId!
    const told = await read(world, caller, id)
    return isRefusal(told) || outcome.outcome === 'nothing' ? told : new Made(told, `/v1/revaluations/${id}`)
  })

  door(app, doors.readRevaluation, ({ params, caller, world }) => read(world, caller, params.id))
}
