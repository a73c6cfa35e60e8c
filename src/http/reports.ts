import * as doors from '../contract/doors/reports.ts'
import { spanOf } from '../domain/ledger/span.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { presentAging } from '../present/aging.ts'
import { presentAgingDocuments } from '../present/aging-documents.ts'
import { presentLedger } from '../present/general-ledger.ts'
import { presentTrialBalance } from '../present/trial-balance.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { generalLedger } from '../store/reading/general-ledger.ts'
import { agingItems, trialBalance } from '../store/reading/reports.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { placeOf } from './place.ts'

/** What the books say, as of any day. */
export function reportDoors(app: App): void {
  door(app, doors.trialBalance, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asOf = query.asOf ?? (await placeOf(tx, orgId, world.now())).today
      return presentTrialBalance(asOf, await trialBalance(tx, orgId, { asOf, currency: query.currency }))
    }),
  )

  door(app, doors.generalLedger, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, world.now())
      const to = query.to ?? today
      const from = query.from ?? `${to.slice(0, 8)}01`
      const span = spanOf(from, to)
      if (isRefusal(span)) return span
      const ledger = await generalLedger(tx, orgId, { ...query, ...span })
      return ledger ? presentLedger(ledger) : NO_SUCH.account
    }),
  )

  door(app, doors.agingReport, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asOf = query.asOf ?? (await placeOf(tx, orgId, world.now())).today
      return presentAging(asOf, await agingItems(tx, orgId, { asOf, currency: query.currency }))
    }),
  )

  door(app, doors.agingDocuments, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asOf = query.asOf ?? (await placeOf(tx, orgId, world.now())).today
      const { currency, customer: customerId } = query
      return presentAgingDocuments(await agingItems(tx, orgId, { asOf, currency, customerId }), {
        ...query,
        asOf,
      })
    }),
  )
}
