import * as doors from '../contract/doors/manual-entries.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import type { ManualEntry } from '../contract/manual-entry.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { actInLedger } from '../operations/ledger-acts.ts'
import type { World } from '../operations/world.ts'
import { linesByHand, presentManualEntry } from '../present/manual-entry.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listManualEntries, readManualEntry } from '../store/reading/manual-entries.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'

/** Entries by hand. */
export function manualEntryDoors(app: App): void {
  const read = (world: World, { orgId }: Caller, id: string): Promise<ManualEntry | Refusal> =>
    readOrganization(world.db, orgId, async (tx) => {
      const manual = await readManualEntry(tx, orgId, id)
      return manual ? presentManualEntry(manual) : NO_SUCH.manualEntry
    })

  door(app, doors.listManualEntries, async ({ query, caller: { orgId }, world }) => {
    const page = await readOrganization(world.db, orgId, (tx) => listManualEntries(tx, orgId, query))
    return { items: page.rows.map(presentManualEntry), nextCursor: page.nextCursor }
  })

  door(app, doors.postManualEntry, async ({ body, caller, world }) => {
    const { date, currency, description, reference, reason, lines } = body
    const outcome = await actInLedger(world, caller.orgId, caller.actor, {
      kind: 'post_manual',
      date,
      currency,
      description,
      reference: reference?.trim() || null,
      reason: reason?.trim() || null,
      lines: linesByHand(lines),
    })
    if (outcome.outcome === 'refused') return outcome.refusal
    const id = outcome.subject.ledgerId!
    const manual = await read(world, caller, id)
    return isRefusal(manual) ? manual : new Made(manual, `/v1/manual-entries/${id}`)
  })

  door(app, doors.readManualEntry, ({ params, caller, world }) => read(world, caller, params.id))

  door(app, doors.reverseManualEntry, async ({ params, body, caller, world }) => {
    const outcome = await actInLedger(world, caller.orgId, caller.actor, {
      kind: 'reverse_manual',
      manualId: params.id,
      reason: body.reason,
    })
    return outcome.outcome === 'refused' ? outcome.refusal : read(world, caller, params.id)
  })
}
