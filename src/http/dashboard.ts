import { readDashboard } from '../contract/doors/dashboard.ts'
import { addDays, addMonths } from '../kernel/date.ts'
import { presentDashboard } from '../present/dashboard.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import {
  cashMoved,
  dueByDay,
  needsAttention,
  revenueByMonth,
  unbilledWork,
  underWay,
} from '../store/reading/dashboard.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { placeOf } from './place.ts'

const MONTHS = 12
const CASH_DAYS = 30

/** Where the business stands today, at one moment. */
export function dashboardDoor(app: App): void {
  door(app, readDashboard, ({ caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const place = await placeOf(tx, orgId, world.now())
      const { today, vocabulary, billableStages: stages } = place
      const thisMonth = `${today.slice(0, 8)}01`
      const months = Array.from({ length: MONTHS }, (_, at) => addMonths(thisMonth, at - MONTHS + 1))
      const cashDays = { from: addDays(today, 1 - CASH_DAYS), to: today }
      const daysBefore = {
        from: addDays(cashDays.from, -CASH_DAYS),
        to: addDays(cashDays.from, -1),
      }
      const [due, cash, cashBefore, revenue, documents, unbilled, attention] = await Promise.all([
        dueByDay(tx, orgId, today),
        cashMoved(tx, orgId, cashDays),
        cashMoved(tx, orgId, daysBefore),
        revenueByMonth(tx, orgId, { from: months[0]!, to: thisMonth }),
        underWay(tx, orgId, place),
        unbilledWork(tx, orgId, { stages, today }),
        needsAttention(tx, orgId),
      ])
      return presentDashboard({
        today,
        vocabulary,
        months,
        cashDays,
        due,
        cash,
        cashBefore,
        revenue,
        underWay: documents,
        unbilled,
        attention,
      })
    }),
  )
}
