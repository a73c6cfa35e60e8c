import * as doors from '../contract/doors/reports.ts'
import { inBase, itemsInBase } from '../domain/ledger/in-base.ts'
import { spanOf } from '../domain/ledger/span.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { presentAging } from '../present/aging.ts'
import { presentAgingDocuments } from '../present/aging-documents.ts'
import { presentLedger } from '../present/general-ledger.ts'
import { presentTrialBalance } from '../present/trial-balance.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { generalLedger } from '../store/reading/general-ledger.ts'
import { agingGroups } from '../store/reading/aging-groups.ts'
import { USUAL_EDGES } from '../domain/receivables/aging-scale.ts'
import { heldForBase, ownRates } from '../store/reading/base.ts'
import { type AgingItem, agingItems, trialBalance } from '../store/reading/reports.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { BASE_IS_ONE } from './base-is-one.ts'
import { placeOf, seenAt } from './place.ts'

/** So that the same question gets the same answer, to the last minor unit. */
const keyOf = ({ invoiceId, dueOn }: AgingItem): string => `${invoiceId} ${dueOn}`

/** What the books say, as of any day. */
export function reportDoors(app: App): void {
  door(app, doors.trialBalance, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asOf = query.asOf ?? (await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))).today
      if (query.in !== 'base')
        return presentTrialBalance({ ...query, asOf }, await trialBalance(tx, orgId, { ...query, asOf }))
      if (query.currency !== undefined) return BASE_IS_ONE
      const rates = await ownRates(tx, orgId, query.knownAt)
      const told = inBase(await heldForBase(tx, orgId, rates, { ...query, asOf }))
      return isRefusal(told) ? told : presentTrialBalance({ ...query, asOf }, told.balances, told.difference)
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
      const { today } = await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))
      const { asOf = today, by, edges = USUAL_EDGES } = query
      if (query.in !== 'base' && query.knownAt === undefined) {
        const scale = { by, edges }
        return presentAging(
          { ...query, asOf },
          await agingGroups(tx, orgId, { ...query, asOf, today, scale }),
        )
      }
      const items = await agingItems(tx, orgId, { ...query, asOf })
      if (query.in !== 'base') return presentAging({ ...query, asOf }, items)
      if (query.currency !== undefined) return BASE_IS_ONE
      const ordered = items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      const told = itemsInBase(ordered, asOf, await ownRates(tx, orgId, query.knownAt))
      return isRefusal(told) ? told : presentAging({ ...query, asOf }, told)
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
