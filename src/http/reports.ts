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
import { placeOf, seenAt } from './place.ts'

/** What the books say, as of any day. */
export function reportDoors(app: App): void {
  door(app, doors.trialBalance, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asOf = query.asOf ?? (await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))).today
      return presentTrialBalance({ ...query, asOf }, await trialBalance(tx, orgId, { ...query, asOf }))
    }),
  )

  door(app, doors.generalLedger, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))
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
      const asOf = query.asOf ?? (await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))).today
      return presentAging({ ...query, asOf }, await agingItems(tx, orgId, { ...query, asOf }))
    }),
  )

  door(app, doors.agingDocuments, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asOf = query.asOf ?? (await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))).today
      const { currency, customer: customerId, knownAt } = query
      return presentAgingDocuments(await agingItems(tx, orgId, { asOf, currency, customerId, knownAt }), {
        ...query,
        asOf,
      })
    }),
  )
}
