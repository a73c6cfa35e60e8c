import { on, say } from '../domain/sentence/say.ts'
import { changeLocks, closedThrough, type Lock, type LockDates, LOCKS } from '../domain/ledger/lock-dates.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { localDate } from '../kernel/date.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { lockDates, setLockDates } from '../store/lock-dates.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

export type LockDatesChange = { readonly [L in Lock]?: string | null | undefined } & {
  readonly reason?: string | null | undefined
}

/**
 * Closes days, or opens them again (rule 21). Whoever posts holds the books' lock from before it reads what is closed
 * until its entries stand, so nothing slips into a day that was closed. Refused: forbidden, and what `changeLocks` is
 * refused for.
 */
export async function changeLockDates(
  world: World,
  orgId: string,
  actor: Actor,
  { reason: said, ...changes }: LockDatesChange,
): Promise<LockDates | Refusal> {
  if (!may(actor.role, 'close_books')) return forbidden('close periods')
  const reason = said?.trim() || null
  return inOrganization(world.db, orgId, async (tx) => {
    const { organization } = await openBooks(tx, orgId)
    const before = await lockDates(tx, orgId)
    const today = localDate(world.now(), organization.timeZone)
    const after = changeLocks(before, changes, { role: actor.role, today, reason })
    if (isRefusal(after) || LOCKS.every((lock) => before[lock] === after[lock])) return after
    await setLockDates(tx, orgId, after)
    const through = closedThrough(after)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'organization',
      subjectId: orgId,
      verb: 'close',
      said: through === null ? say('days_open') : say('days_locked', { day: on(through) }),
      reason,
      before: { ...before },
      after: { ...after },
    })
    return after
  })
}
