import * as doors from '../contract/doors/tax-liability.ts'
import type { Span } from '../domain/ledger/span.ts'
import { taxLiabilities, taxOfJurisdiction } from '../domain/ledger/tax-liability.ts'
import { addDays } from '../kernel/date.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { presentEntriesBehind } from '../present/report-rows.ts'
import { presentTaxLiability } from '../present/tax-liability.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { entriesBehind } from '../store/reading/entry-shares.ts'
import { trialBalance } from '../store/reading/reports.ts'
import { taxPayableAccounts, taxShares, taxTold } from '../store/reading/tax-liability.ts'
import { askedSpans } from './asked-spans.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** What tax is owed, and on what. */
export function taxLiabilityDoors(app: App): void {
  door(app, doors.taxLiability, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asked = await askedSpans(tx, orgId, world.now(), query)
      if (isRefusal(asked)) return asked
      const { currency, jurisdiction, knownAt } = query
      if (jurisdiction !== undefined) {
        const which = { currency, jurisdiction, knownAt }
        const spans = await Promise.all(
          asked.spans.map(async (span) => ({ told: await taxTold(tx, orgId, span, which) })),
        )
        return { ...asked.told, currencies: taxOfJurisdiction(spans).map(presentTaxLiability) }
      }
      const held = (asOf: string) => trialBalance(tx, orgId, { asOf, currency, knownAt })
      const told = async (span: Span) => {
        const [before, after, rated] = await Promise.all([
          held(addDays(span.from, -1)),
          held(span.to),
          taxTold(tx, orgId, span, { currency, knownAt }),
        ])
        return { before, after, told: rated }
      }
      const [accounts, ...spans] = await Promise.all([
        taxPayableAccounts(tx, orgId),
        ...asked.spans.map(told),
      ])
      return {
        ...asked.told,
        currencies: taxLiabilities(spans, accounts).map(presentTaxLiability),
      }
    }),
  )

  door(app, doors.taxLiabilityEntries, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asked = await askedSpans(tx, orgId, world.now(), query)
      if (isRefusal(asked)) return asked
      const { of, knownAt, line: key } = query
      const shares = taxShares(orgId, asked.span, { of, by: askedBy(key), knownAt })
      return presentEntriesBehind(query.currency, await entriesBehind(tx, orgId, shares, { ...query, key }))
    }),
  )
}

/** A rate is asked for by its category and percentage, with whose tax it is; a jurisdiction by itself. */
const askedBy = (key = 'other'): 'rate' | 'jurisdiction' =>
  key === 'other' || key.includes(':') ? 'rate' : 'jurisdiction'
