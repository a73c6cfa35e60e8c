import * as doors from '../contract/doors/cash-flow.ts'
import { cashFlows } from '../domain/ledger/cash-flow.ts'
import type { Span } from '../domain/ledger/span.ts'
import { addDays } from '../kernel/date.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { presentCashFlow, presentEntriesBehind } from '../present/report-rows.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { cashAccounts, cashMovements, cashShares } from '../store/reading/cash-flow.ts'
import { entriesBehind } from '../store/reading/entry-shares.ts'
import { trialBalance } from '../store/reading/reports.ts'
import { askedSpans } from './asked-spans.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Where the money came from and went. */
export function cashFlowDoors(app: App): void {
  door(app, doors.cashFlow, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asked = await askedSpans(tx, orgId, world.now(), query)
      if (isRefusal(asked)) return asked
      const { currency } = query
      const held = (asOf: string) => trialBalance(tx, orgId, { asOf, currency })
      const told = async (span: Span) => {
        const [before, after, moved] = await Promise.all([
          held(addDays(span.from, -1)),
          held(span.to),
          cashMovements(tx, orgId, { span, currency }),
        ])
        return { before, after, moved }
      }
      const [cash, ...spans] = await Promise.all([cashAccounts(tx, orgId), ...asked.spans.map(told)])
      return {
        ...asked.span,
        comparedWith: asked.compared,
        currencies: cashFlows(spans, cash).map(presentCashFlow),
      }
    }),
  )

  door(app, doors.cashFlowEntries, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asked = await askedSpans(tx, orgId, world.now(), query)
      if (isRefusal(asked)) return asked
      return presentEntriesBehind(
        query.currency,
        await entriesBehind(tx, orgId, cashShares(orgId, asked.span), { ...query, key: query.line }),
      )
    }),
  )
}
