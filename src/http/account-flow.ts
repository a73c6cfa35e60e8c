import type { z } from '../contract/z.ts'
import type { CashFlowEntriesQuery, CashFlowQuery } from '../contract/cash-flow.ts'
import { cashFlows } from '../domain/ledger/cash-flow.ts'
import type { Span } from '../domain/ledger/span.ts'
import { addDays } from '../kernel/date.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { presentCashFlow, presentEntriesBehind } from '../present/report-rows.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { accountsOf, type Flowing, flowMovements, flowShares } from '../store/reading/cash-flow.ts'
import { entriesBehind } from '../store/reading/entry-shares.ts'
import { trialBalance } from '../store/reading/reports.ts'
import { askedSpans } from './asked-spans.ts'

/** What came to some accounts and went from them in a span of days, beside another if that is asked for. */
export const readFlow = (
  { db, now }: World,
  orgId: string,
  of: Flowing,
  query: z.output<typeof CashFlowQuery>,
) =>
  readOrganization(db, orgId, async (tx) => {
    const asked = await askedSpans(tx, orgId, now(), query)
    if (isRefusal(asked)) return asked
    const { currency, knownAt } = query
    const held = (asOf: string) => trialBalance(tx, orgId, { asOf, currency, knownAt })
    const told = async (span: Span) => {
      const [before, after, moved] = await Promise.all([
        held(addDays(span.from, -1)),
        held(span.to),
        flowMovements(tx, orgId, of, { span, currency, knownAt }),
      ])
      return { before, after, moved }
    }
    const [accounts, ...spans] = await Promise.all([accountsOf(tx, orgId, of), ...asked.spans.map(told)])
    return {
      ...asked.told,
      currencies: cashFlows(spans, accounts).map(presentCashFlow),
    }
  })

/** The entries behind a figure of it. */
export const readFlowEntries = (
  { db, now }: World,
  orgId: string,
  of: Flowing,
  query: z.output<typeof CashFlowEntriesQuery>,
) =>
  readOrganization(db, orgId, async (tx) => {
    const asked = await askedSpans(tx, orgId, now(), query)
    if (isRefusal(asked)) return asked
    const shares = flowShares(orgId, of, asked.span, query.knownAt)
    return presentEntriesBehind(
      query.currency,
      await entriesBehind(tx, orgId, shares, { ...query, key: query.line }),
    )
  })
