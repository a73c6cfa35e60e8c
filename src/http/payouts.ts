import * as doors from '../contract/doors/payouts.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import type { Payout } from '../contract/payout.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { actInLedger } from '../operations/ledger-acts.ts'
import type { World } from '../operations/world.ts'
import { payoutOf, presentPayout } from '../present/payout.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listPayouts, readPayout } from '../store/reading/payouts.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'

/** What gateways paid out. */
export function payoutDoors(app: App): void {
  const read = (world: World, { orgId }: Caller, id: string): Promise<Payout | Refusal> =>
    readOrganization(world.db, orgId, async (tx) => {
      const payout = await readPayout(tx, orgId, id)
      return payout ? presentPayout(payout) : NO_SUCH.payout
    })

  door(app, doors.listPayouts, async ({ query, caller: { orgId }, world }) => {
    const page = await readOrganization(world.db, orgId, (tx) => listPayouts(tx, orgId, query))
    return { items: page.rows.map(presentPayout), nextCursor: page.nextCursor }
  })

  door(app, doors.recordPayout, async ({ body, caller, world }) => {
    const outcome = await actInLedger(world, caller.orgId, caller.actor, payoutOf(body))
    if (outcome.outcome === 'refused') return outcome.refusal
    const id = outcome.subject.ledgerId!
    const payout = await read(world, caller, id)
    return isRefusal(payout) || outcome.outcome === 'nothing' ? payout : new Made(payout, `/v1/payouts/${id}`)
  })

  door(app, doors.readPayout, ({ params, caller, world }) => read(world, caller, params.id))

  door(app, doors.undoPayout, async ({ params, body, caller, world }) => {
    const outcome = await actInLedger(world, caller.orgId, caller.actor, {
      kind: 'undo_payout',
      payoutId: params.id,
      reason: body.reason,
    })
    return outcome.outcome === 'refused' ? outcome.refusal : read(world, caller, params.id)
  })
}
