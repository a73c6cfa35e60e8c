import * as doors from '../contract/doors/revenue.ts'
import { reportSections } from '../domain/ledger/report-rows.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { presentEntriesBehind, presentReportSection } from '../present/report-rows.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { entriesBehind } from '../store/reading/entry-shares.ts'
import { revenueOf, revenueShares } from '../store/reading/revenue.ts'
import { askedSpans } from './asked-spans.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** What was earned, by whom and with what. */
export function revenueDoors(app: App): void {
  door(app, doors.revenue, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asked = await askedSpans(tx, orgId, world.now(), query)
      if (isRefusal(asked)) return asked
      const { by, currency, knownAt } = query
      const columns = await Promise.all(
        asked.spans.map((span) => revenueOf(tx, orgId, { span, by, currency, knownAt })),
      )
      return {
        ...asked.told,
        by,
        currencies: reportSections(columns).map(presentReportSection),
      }
    }),
  )

  door(app, doors.revenueEntries, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asked = await askedSpans(tx, orgId, world.now(), query)
      if (isRefusal(asked)) return asked
      const shares = revenueShares(orgId, asked.span, query.by, query.knownAt)
      return presentEntriesBehind(
        query.currency,
        await entriesBehind(tx, orgId, shares, { ...query, key: query.group }),
      )
    }),
  )
}
