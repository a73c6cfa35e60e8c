import { NO_SUCH } from '../contract/doors/missing.ts'
import * as doors from '../contract/doors/year-closes.ts'
import type * as view from '../contract/year-close.ts'
import { closedThrough } from '../domain/ledger/lock-dates.ts'
import { may } from '../domain/status/role.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { changeYearEnd } from '../operations/change-year-end.ts'
import { actInLedger } from '../operations/ledger-acts.ts'
import type { World } from '../operations/world.ts'
import { presentFiscalYear } from '../present/fiscal-year.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { lockDates } from '../store/lock-dates.ts'
import { fiscalYearEnd, fiscalYears } from '../store/reading/fiscal-years.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { placeOf } from './place.ts'

/** Fiscal years, and their close. */
export function yearCloseDoors(app: App): void {
  const read = (world: World, { orgId, actor }: Caller): Promise<view.FiscalYears> =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, world.now())
      const [yearEnd, locks, years] = await Promise.all([
        fiscalYearEnd(tx, orgId),
        lockDates(tx, orgId),
        fiscalYears(tx, orgId, today),
      ])
      const now = { today, closedThrough: closedThrough(locks) }
      return {
        yearEnd,
        items: years.map((year) => presentFiscalYear(year, now)),
        mayClose: may(actor.role, 'keep_books'),
      }
    })
  const one = async (
    world: World,
    caller: Caller,
    is: (year: view.FiscalYear) => boolean,
  ): Promise<view.FiscalYear | Refusal> => (await read(world, caller)).items.find(is) ?? NO_SUCH.yearClose

  door(app, doors.listFiscalYears, ({ caller, world }) => read(world, caller))

  door(app, doors.changeYearEnd, async ({ body, caller, world }) => {
    const refused = await changeYearEnd(world, caller.orgId, caller.actor, body.yearEnd)
    return refused ?? read(world, caller)
  })

  door(app, doors.closeYear, async ({ body: { endsOn }, caller, world }) => {
    const outcome = await actInLedger(world, caller.orgId, caller.actor, { kind: 'close_year', endsOn })
    if (outcome.outcome === 'refused') return outcome.refusal
    const year = await one(world, caller, (it) => it.endsOn === endsOn)
    return outcome.outcome === 'nothing' || isRefusal(year) ? year : new Made(year, null)
  })

  door(app, doors.reopenYear, async ({ params, body, caller, world }) => {
    const outcome = await actInLedger(world, caller.orgId, caller.actor, {
      kind: 'reopen_year',
      yearCloseId: params.id,
      reason: body.reason,
    })
    return outcome.outcome === 'refused' ? outcome.refusal : one(world, caller, ({ id }) => id === params.id)
  })
}
