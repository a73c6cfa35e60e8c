import * as doors from '../contract/doors/statements.ts'
import type { AccountBalance } from '../domain/ledger/account.ts'
import { type BalanceSheet, balanceSheets } from '../domain/ledger/balance-sheet.ts'
import { earnedInBase, type InBase, inBase } from '../domain/ledger/in-base.ts'
import { incomeStatements } from '../domain/ledger/income-statement.ts'
import type { Span } from '../domain/ledger/span.ts'
import { addDays } from '../kernel/date.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { presentBalanceSheet, presentIncomeStatement } from '../present/statements.ts'
import { readOrganization, type Tx } from '../store/engine/transaction.ts'
import { heldForBase, movedByDay, ownRates } from '../store/reading/base.ts'
import { closingsIn, earningsFrom } from '../store/reading/movements.ts'
import { trialBalance } from '../store/reading/reports.ts'
import { BASE_IS_ONE } from './base-is-one.ts'
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
      if (query.in === 'base') {
        if (currency !== undefined) return BASE_IS_ONE
        const rates = await ownRates(tx, orgId, knownAt)
        const earned = await Promise.all(
          asked.spans.map(async (span) =>
            earnedInBase(await movedByDay(tx, orgId, ['revenue', 'expense'], span, knownAt), rates),
          ),
        )
        const refused = earned.find(isRefusal)
        if (refused) return refused
        const movements = (earned as AccountBalance[][]).map((after) => ({ before: [], after }))
        return presentIncomeStatement(asked.told, incomeStatements(movements))
      }
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
      return presentIncomeStatement(asked.told, incomeStatements(movements))
    }),
  )

  door(app, doors.balanceSheet, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { compareTo = null, currency, knownAt } = query
      const asOf = query.asOf ?? (await placeOf(tx, orgId, seenAt(world.now(), knownAt))).today
      const days = [asOf, ...(compareTo === null ? [] : [compareTo])]
      if (query.in === 'base' && currency !== undefined) return BASE_IS_ONE
      const [earningsSince, comparedEarningsSince, sheets] = await Promise.all([
        earningsFrom(tx, orgId, asOf, knownAt),
        compareTo === null ? null : earningsFrom(tx, orgId, compareTo, knownAt),
        query.in === 'base'
          ? sheetsInBase(tx, orgId, days, knownAt)
          : Promise.all(days.map((day) => trialBalance(tx, orgId, { asOf: day, currency, knownAt }))).then(
              (held) => balanceSheets(held),
            ),
      ])
      if (isRefusal(sheets)) return sheets
      return presentBalanceSheet({ asOf, compareTo, earningsSince, comparedEarningsSince, knownAt }, sheets)
    }),
  )
}

/** The balance sheet in the own currency, with a column for each day. */
async function sheetsInBase(
  tx: Tx,
  orgId: string,
  days: readonly string[],
  knownAt: string | undefined,
): Promise<BalanceSheet[] | Refusal> {
  const rates = await ownRates(tx, orgId, knownAt)
  const told = await Promise.all(
    days.map(async (asOf) => inBase(await heldForBase(tx, orgId, rates, { asOf, knownAt }))),
  )
  const refused = told.find(isRefusal)
  if (refused) return refused
  const columns = told as InBase[]
  return balanceSheets(
    columns.map(({ balances }) => balances),
    columns.map(({ difference }) => -difference),
  )
}
