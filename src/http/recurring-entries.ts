import { NO_SUCH } from '../contract/doors/missing.ts'
import * as doors from '../contract/doors/recurring-entries.ts'
import type * as view from '../contract/recurring-entry.ts'
import { comingDays } from '../domain/ledger/recurring.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { addRecurring, changeRecurring } from '../operations/recurring-entries.ts'
import type { World } from '../operations/world.ts'
import { linesByHand } from '../present/manual-entry.ts'
import { sidesOf } from '../present/journal.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listRecurring, type RecordedRecurring } from '../store/recurring-entries.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

const MOST_COMING = 12

/** Entries that are made again and again. */
export function recurringEntryDoors(app: App): void {
  const list = async (world: World, orgId: string): Promise<view.RecurringEntry[]> =>
    (await readOrganization(world.db, orgId, (tx) => listRecurring(tx, orgId))).map(presented)
  const read = async (world: World, orgId: string, id: string): Promise<view.RecurringEntry | Refusal> =>
    (await list(world, orgId)).find((one) => one.id === id) ?? NO_SUCH.recurringEntry

  door(app, doors.listRecurringEntries, async ({ caller: { orgId }, world }) => ({
    items: await list(world, orgId),
  }))

  door(app, doors.addRecurringEntry, async ({ body, caller: { orgId, actor }, world }) => {
    const { reference, endsOn = null, most = null, lines, ...rest } = body
    const input = { ...rest, endsOn, most, reference: reference?.trim() || null, lines: linesByHand(lines) }
    const added = await addRecurring(world, orgId, actor, input)
    if (isRefusal(added)) return added
    const recurring = await read(world, orgId, added.id)
    return isRefusal(recurring) ? recurring : new Made(recurring, null)
  })

  door(app, doors.changeRecurringEntry, async ({ params, body, caller: { orgId, actor }, world }) => {
    const refused = await changeRecurring(world, orgId, actor, params.id, body)
    return refused ?? read(world, orgId, params.id)
  })
}

function presented(entry: RecordedRecurring): view.RecurringEntry {
  const { nextOn: _, lines, ...rest } = entry
  return {
    ...rest,
    lines: lines.map(({ account, amount }) => {
      const { debit, credit } = sidesOf(amount)
      return amount > 0n ? { account, debit } : { account, credit }
    }),
    next: entry.paused ? [] : comingDays(entry, MOST_COMING),
  }
}
