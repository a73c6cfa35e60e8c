import * as doors from '../contract/doors/lock-dates.ts'
import type * as view from '../contract/lock-dates.ts'
import { closedThrough, type LockDates } from '../domain/ledger/lock-dates.ts'
import { may, type Role } from '../domain/status/role.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { changeLockDates } from '../operations/change-lock-dates.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { lockDates } from '../store/lock-dates.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Through which days the books are closed. */
export function lockDatesDoors(app: App): void {
  door(app, doors.readLockDates, async ({ caller: { orgId, actor }, world }) =>
    presented(await readOrganization(world.db, orgId, (tx) => lockDates(tx, orgId)), actor.role),
  )

  door(app, doors.changeLockDates, async ({ body, caller: { orgId, actor }, world }) => {
    const changed = await changeLockDates(world, orgId, actor, body)
    return isRefusal(changed) ? changed : presented(changed, actor.role)
  })
}

const presented = (locks: LockDates, role: Role): view.LockDates => ({
  ...locks,
  closedThrough: closedThrough(locks),
  mayClose: may(role, 'close_books'),
  mayReopenTax: may(role, 'manage'),
})
