import * as doors from '../contract/doors/statements.ts'
import { balanceSheets } from '../domain/ledger/balance-sheet.ts'
import { incomeStatements } from '../domain/ledger/income-statement.ts'
import type { Span } from '../domain/ledger/span.ts'
import { addDays } from '../kernel/date.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { presentBalanceSheet, presentIncomeStatement } from '../present/statements.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { closingsIn, earningsFrom } from '../store/reading/movements.ts'
import { trialBalance } from '../store/reading/reports.ts'
import { askedSpans } from './asked-spans.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { placeOf, seenAt } from './place.ts'

/** The financial statements, from what is kept of the balances: two days are read for a span, one for a balance sheet. */
export function statementDoors(app: App): void {
  door(app, doors.incomeStatement, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asked = await askedSpans(tx, orgId, world.now(), query)
      if (isRefusal(asked)) return asked
      const { currency, knownAt } = query
      const held = (asOf: string) => trialBalance(tx, orgId, { asOf, currency, knownAt })
      const moved = async ({ from, to }: Span) => {
        const [before, after, closings] = await Promise.all([
          held(addDays(from, -1)),
          held(to),
          closingsIn(tx, orgId, { from, to }, { currency, knownAt }),
        ])
        return { before, after, closings }
      }
      const movements = await Promise.all(asked.spans.map(moved))
      return presentIncomeStatement(asked, knownAt, incomeStatements(movements))
    }),
  )

  door(app, doors.balanceSheet, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { compareTo = null, currency, knownAt } = query
      const asOf = query.asOf ?? (await placeOf(tx, orgId, seenAt(world.now(), knownAt))).today
      const days = [asOf, ...(compareTo === null ? [] : [compareTo])]
      const [since, held] = await Promise.all([
        earningsFrom(
          tx,
          orgId,
          days.reduce((first, day) => (day < first ? day : first)),
          knownAt,
        ),
        Promise.all(days.map((day) => trialBalance(tx, orgId, { asOf: day, currency, knownAt }))),
      ])
      // Nothing was earned before the first of them, so that the days up to either come to what was earned by then.
      const earningsSince = [since ?? asOf, ...days].reduce((first, day) => (day < first ? day : first))
      return presentBalanceSheet({ asOf, compareTo, earningsSince, knownAt }, balanceSheets(held))
    }),
  )
}
